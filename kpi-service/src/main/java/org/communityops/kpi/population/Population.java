package org.communityops.kpi.population;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members who are looked at, and the parts into which they fall.
 *
 * @param closed whether only the entrants are looked at; else everybody is, and who is no entrant falls into no part
 */
public record Population(List<Part> parts, List<Entrant> entrants, boolean closed) {
    public Population {
        parts = List.copyOf(parts);
        entrants = List.copyOf(entrants);
    }

    /**
     * A member.
     *
     * @param part the place of its part in the list; null: none of them
     * @param since from when on its events count; null: always
     */
    public record Entrant(
            int number, @Nullable Integer part, @Nullable Instant since) {}
}
