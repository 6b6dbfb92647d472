package org.communityops.kpi.metric;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.jspecify.annotations.Nullable;

/**
 * A term, or one term divided by another.
 *
 * @param below what it is divided by; null where nothing is divided
 * @param decimals how many decimals the number above has: it counts in units of a power of ten
 * @param sampled whether the ratio is the share of some members in others, so that it has an interval
 */
public record Quotient(Term above, @Nullable Term below, int decimals, boolean sampled) implements Formula {
    @Override
    public Needs needs() {
        return below == null ? above.needs() : above.needs().and(below.needs());
    }

    @Override
    public List<Term> terms() {
        return Stream.of(above, below)
                .<Term>mapMulti((term, terms) -> {
                    if (term != null) {
                        terms.accept(term);
                    }
                })
                .toList();
    }

    @Override
    public Figure figure(Period period, Community community, DayRollups rollups) {
        var numerator = above.amount().of(period, community, rollups);
        if (below == null) {
            return Figure.amount(numerator, decimals);
        }
        var divisor = below.amount().of(period, community, rollups);
        if (divisor.isEmpty()) {
            return Figure.amount(divisor, 0);
        }
        var denominator = divisor.getAsLong();
        return sampled ? share(numerator, denominator) : Figure.ratio(numerator, decimals, denominator);
    }

    private static Figure share(OptionalLong numerator, long denominator) {
        return numerator.isPresent()
                ? Figure.share(numerator.getAsLong(), denominator)
                : Figure.ratio(numerator, 0, denominator);
    }
}
