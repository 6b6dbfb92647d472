package org.communityops.incentive.wallet;

import java.time.Instant;
import org.communityops.incentive.currency.Currency;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a statement are wanted: of one currency, about things that happened from one instant up to, not
 * including, another.
 */
record EntryFilter(String currency, Instant from, Instant to) {
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    static EntryFilter of(@Nullable String currency, @Nullable Instant from, @Nullable Instant to) {
        var filter = new EntryFilter(
                currency == null ? Currency.POINTS : currency, from == null ? BEGINNING : from, to == null ? END : to);
        if (filter.from().isAfter(filter.to())) {
            throw ProblemException.invalid("from", "range", "from is not after to");
        }
        return filter;
    }
}
