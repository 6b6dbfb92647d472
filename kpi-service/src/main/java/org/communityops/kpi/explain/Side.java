package org.communityops.kpi.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.metric.Term;
import org.jspecify.annotations.Nullable;

/** A side of a fraction. */
enum Side {
    NUMERATOR,
    DENOMINATOR;

    /** What a request names; the numerator when it names none, a problem (422) when there is no such side. */
    static Side parse(@Nullable String wanted) {
        if (wanted == null) {
            return NUMERATOR;
        }
        return Stream.of(values())
                .filter(side -> side.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("side", "unknown", "side is NUMERATOR or DENOMINATOR"));
    }

    /** The term on this side; empty when nothing stands there. */
    Optional<Term> of(List<Term> terms) {
        return terms.size() > ordinal() ? Optional.of(terms.get(ordinal())) : Optional.empty();
    }
}
