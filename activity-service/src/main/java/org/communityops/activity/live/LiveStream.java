package org.communityops.activity.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.communityops.activity.community.Communities;
import org.communityops.activity.event.EventView;
import org.communityops.activity.event.Events;
import org.communityops.activity.event.Reader;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Sends a community's events as they are recorded. */
@ApplicationScoped
class LiveStream {
    private static final int STREAMS_PER_KEY = 20;
    private static final int BLOCKS = 50;
    private static final long HEARTBEAT_MILLIS = 10_000;

    private final Communities communities;
    private final Events events;
    private final LiveRepository repository;
    private final FeedWatch watch;
    private final Map<String, Semaphore> open = new ConcurrentHashMap<>();

    LiveStream(Communities communities, Events events, LiveRepository repository, FeedWatch watch) {
        this.communities = communities;
        this.events = events;
        this.repository = repository;
        this.watch = watch;
    }

    /** Where the events go. */
    interface Listener {
        boolean isGone();

        void send(long position, EventView event) throws InterruptedException;

        /** Says that nothing happened, so that nobody on the way takes the connection for dead. */
        void heartbeat() throws InterruptedException;
    }

    /**
     * Sends events until the listener is gone.
     *
     * @param after the position of the last event that the listener knows; empty to begin with the next one
     */
    void run(UUID communityId, String keyId, Reader reader, OptionalLong after, Listener listener)
            throws InterruptedException {
        communities.get(communityId);
        var permits = open.computeIfAbsent(keyId, k -> new Semaphore(STREAMS_PER_KEY));
        if (!permits.tryAcquire()) {
            throw new ProblemException(
                            ProblemType.QUOTA_EXCEEDED, "A key has at most " + STREAMS_PER_KEY + " open streams")
                    .header("Retry-After", "5");
        }
        watch.begin();
        try {
            follow(communityId, reader, after, listener);
        } finally {
            watch.end();
            permits.release();
        }
    }

    private void follow(UUID communityId, Reader reader, OptionalLong after, Listener listener)
            throws InterruptedException {
        var heads = repository.heads();
        var slice = repository.slice(communityId);
        // without a slice there was no event yet, so every event is new
        var position = after.orElse(slice.isPresent() ? heads.get(slice.getAsInt()) : 0);
        if (slice.isPresent() ? position > heads.get(slice.getAsInt()) : position > 0) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Last-Event-ID lies ahead of the stream; begin without it");
        }
        listener.heartbeat();
        while (!listener.isGone()) {
            slice = slice.isPresent() ? slice : repository.slice(communityId);
            var blocks = slice.isPresent()
                    ? repository.after(communityId, slice.getAsInt(), position, BLOCKS)
                    : List.<LiveRepository.Block>of();
            for (var block : blocks) {
                position = send(communityId, block, position, reader, listener);
            }
            if (blocks.isEmpty()) {
                var now = watch.await(heads, HEARTBEAT_MILLIS);
                if (now.equals(heads)) {
                    listener.heartbeat();
                }
                heads = now;
            }
        }
    }

    private long send(UUID communityId, LiveRepository.Block block, long after, Reader reader, Listener listener)
            throws InterruptedException {
        var position = block.position() - block.size();
        for (var event : events.block(communityId, block.first(), reader)) {
            position++;
            if (position > after) {
                listener.send(position, event);
            }
        }
        return position;
    }
}
