package org.communityops.kit.feed;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Follows one feed: reads a page, applies it, and so on; backs off while the producer or the database is away. */
final class Follower implements Runnable {
    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String feed;
    private final URI base;
    private final FeedClient client;
    private final PageApplier applier;
    private final Clock clock;
    private volatile FollowerView view;
    private volatile Instant levelAt;
    private volatile boolean stopping;
    /** Set while this only waits, so that stopping does not tear a page that is being applied. */
    private volatile @Nullable Thread waiting;

    Follower(String feed, URI base, FeedClient client, PageApplier applier, Clock clock) {
        this.feed = feed;
        this.base = base;
        this.client = client;
        this.applier = applier;
        this.clock = clock;
        this.levelAt = clock.instant();
        this.view = new FollowerView(feed, 0, 0, 0, 0, FollowerState.RETRYING);
    }

    @Override
    public void run() {
        try {
            follow();
        } finally {
            if (!stopping) {
                view = view.with(FollowerState.STOPPED);
            }
        }
    }

    private void follow() {
        var pause = FIRST_PAUSE;
        while (!stopping) {
            try {
                followOnce();
                pause = FIRST_PAUSE;
            } catch (PageApplier.Stopped | FeedClient.EpochChanged e) {
                LOG.errorf("Stopped following the feed of %s: %s", feed, e.getMessage());
                return;
            } catch (CursorStore.Fenced e) {
                LOG.debugf("A page of %s was applied by another replica", feed);
            } catch (InterruptedException e) {
                return;
            } catch (IOException | SQLException | RuntimeException e) {
                LOG.warnf("The feed of %s waits: %s", feed, e);
                view = view.with(FollowerState.RETRYING);
                if (!sleep(pause)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    /** Lets a page under way finish and ends every waiting. */
    void stop() {
        stopping = true;
        var thread = waiting;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** How far behind the feed this service is. */
    FollowerView view() {
        var now = view;
        var seconds = now.lagEvents() == 0 && now.state() == FollowerState.FOLLOWING
                ? 0
                : Duration.between(levelAt, clock.instant()).toSeconds();
        return new FollowerView(feed, now.position(), now.head(), now.lagEvents(), seconds, now.state());
    }

    private void followOnce() throws IOException, SQLException, InterruptedException {
        var cursor = applier.cursor(feed);
        var page = read(cursor);
        show(cursor, page.heads());
        if (!page.items().isEmpty()) {
            applier.apply(feed, page.epoch(), page.items());
            show(applier.cursor(feed), page.heads());
        }
    }

    private FeedClient.Received read(FeedCursor cursor) throws IOException, InterruptedException {
        waiting = Thread.currentThread();
        try {
            return client.read(feed, base, cursor);
        } finally {
            waiting = null;
        }
    }

    private void show(FeedCursor cursor, List<Long> heads) {
        var position =
                cursor.positions().values().stream().mapToLong(Long::longValue).sum();
        var head = heads.stream().mapToLong(Long::longValue).sum();
        var lag = IntStream.range(0, heads.size())
                .mapToLong(s -> Math.max(0, heads.get(s) - cursor.positions().getOrDefault(s, 0L)))
                .sum();
        var wasLevel = view.lagEvents() == 0 && view.state() == FollowerState.FOLLOWING;
        if (lag == 0 || wasLevel) {
            levelAt = clock.instant();
        }
        view = new FollowerView(feed, position, Math.max(head, position), lag, 0, FollowerState.FOLLOWING);
    }

    /** Waits with full jitter, so that many followers do not come back at once. False when the service stops. */
    private boolean sleep(Duration pause) {
        waiting = Thread.currentThread();
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, pause.toMillis() + 1));
            return true;
        } catch (InterruptedException e) {
            return false;
        } finally {
            waiting = null;
        }
    }
}
