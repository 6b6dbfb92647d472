package org.communityops.kpi.series;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.period.Period;
import org.jspecify.annotations.Nullable;

/** Which period stands beside another one to compare it with. */
enum Comparison {
    NONE {
        @Override
        Period of(Period period) {
            return period;
        }
    },
    PREVIOUS {
        @Override
        Period of(Period period) {
            return period.previous();
        }
    },
    YEAR_AGO {
        @Override
        Period of(Period period) {
            return period.yearAgo();
        }
    };

    abstract Period of(Period period);

    /** What a request names; a problem (422) when there is no such comparison. */
    static Comparison parse(@Nullable String wanted) {
        if (wanted == null) {
            return NONE;
        }
        return Stream.of(PREVIOUS, YEAR_AGO)
                .filter(comparison -> comparison.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "compare",
                        "unknown",
                        "compare is one of "
                                + Stream.of(PREVIOUS, YEAR_AGO).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
