package org.communityops.activity.journal;

import java.util.List;
import java.util.UUID;

/** What became of a submitted event. */
public sealed interface Verdict {
    /** It is new and recorded under this id. */
    record Recorded(UUID id) implements Verdict {}

    /** It was recorded before, with the same content, under this id. */
    record Duplicate(UUID id) implements Verdict {}

    /**
     * An event of the same identity but other content was recorded before.
     *
     * @param pointers the members that differ, as JSON pointers
     */
    record Conflict(UUID id, List<String> pointers) implements Verdict {
        public Conflict {
            pointers = List.copyOf(pointers);
        }
    }
}
