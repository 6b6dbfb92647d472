package org.communityops.incentive.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** Days of a member in a row, both ends included. */
public record Span(UUID communityId, UUID memberId, LocalDate from, LocalDate to) {
    /** The fewest spans that hold these days and no others. */
    public static List<Span> of(UUID communityId, UUID memberId, SortedSet<LocalDate> days) {
        var spans = new ArrayList<Span>();
        for (var day : days) {
            var last = spans.isEmpty() ? null : spans.getLast();
            if (last != null && last.to().plusDays(1).equals(day)) {
                spans.set(spans.size() - 1, new Span(communityId, memberId, last.from(), day));
            } else {
                spans.add(new Span(communityId, memberId, day, day));
            }
        }
        return spans;
    }
}
