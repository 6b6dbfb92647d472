package org.communityops.incentive.flag;

import java.util.List;
import java.util.UUID;
import org.communityops.incentive.fairplay.Kind;

/**
 * Something that looks like unfair play.
 *
 * @param members in order
 * @param score from 0 to 1
 * @param evidence the events that it was found by, in order; a flag keeps the first of them
 * @param evidenceCount how many there are
 */
public record Finding(Kind kind, List<UUID> members, double score, List<UUID> evidence, long evidenceCount) {
    /** How many events a flag keeps as evidence. */
    public static final int KEPT = 100;

    public Finding {
        members = members.stream().sorted().toList();
        evidence = List.copyOf(evidence);
    }
}
