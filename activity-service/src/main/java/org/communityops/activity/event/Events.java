package org.communityops.activity.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.activity.community.Communities;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Looks recorded events up. */
@ApplicationScoped
public class Events {
    private static final int FIRST_WINDOW = 2_000;
    private static final int LARGEST_WINDOW = 128_000;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Communities communities;
    private final EventRepository repository;

    Events(Communities communities, EventRepository repository) {
        this.communities = communities;
        this.repository = repository;
    }

    EventRow get(UUID communityId, UUID id) {
        communities.get(communityId);
        return repository.find(communityId, id).orElseThrow(() -> ProblemException.notFound("event", id));
    }

    /** The events of a block of ids, oldest first. */
    public List<EventView> block(UUID communityId, UUID first, Reader reader) {
        return repository.block(communityId, first, Ids.blockEnd(first)).stream()
                .map(row -> EventView.of(row, reader))
                .toList();
    }

    /**
     * Up to {@code most} wanted events, newest recorded first. There is no index for what is rarely asked, since each
     * would slow the recording of every event: the events are gone through backwards in growing windows instead, for a
     * few seconds at most (422 when that was not enough).
     *
     * @param before only events recorded before this one
     */
    List<EventRow> list(UUID communityId, EventFilter filter, @Nullable UUID before, int most) {
        communities.get(communityId);
        if (!filter.isSelective()) {
            return repository.search(communityId, filter, new EventRepository.Step(before, null, most));
        }
        var found = new ArrayList<EventRow>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var upper = before;
        for (var window = FIRST_WINDOW; ; window = Math.min(window * 4, LARGEST_WINDOW)) {
            var back = repository.back(communityId, filter, upper, window);
            var floor = filter.floor().filter(f -> back.isEmpty() || back.get().compareTo(f) < 0);
            var lower = floor.or(() -> back).orElse(null);
            found.addAll(repository.search(
                    communityId, filter, new EventRepository.Step(upper, lower, most - found.size())));
            if (found.size() == most || floor.isPresent() || back.isEmpty()) {
                return found;
            }
            if (System.nanoTime() > deadline) {
                throw new ProblemException(
                        EventProblems.RANGE_TOO_LARGE,
                        "Too many events have to be looked at; ask for one member, or a later `from`");
            }
            upper = lower;
        }
    }
}
