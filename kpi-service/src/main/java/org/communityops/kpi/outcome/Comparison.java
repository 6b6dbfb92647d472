package org.communityops.kpi.outcome;

import java.util.ArrayList;
import java.util.List;
import org.communityops.kpi.significance.Confidence;
import org.communityops.kpi.significance.Difference;
import org.communityops.kpi.significance.Holm;
import org.communityops.kpi.significance.MeanTest;
import org.communityops.kpi.significance.RateTest;

/**
 * One variant against the first one.
 *
 * @param adjusted the p-value, corrected for the number of comparisons
 */
record Comparison(Arm arm, Arm first, Difference difference, double adjusted) {
    private static final int FEWEST = 2;

    /** Every variant that has enough members to be compared at all, against the first one. */
    static List<Comparison> of(Outcome outcome, List<Arm> arms) {
        var first = arms.getFirst();
        var compared = arms.stream()
                .skip(1)
                .filter(arm -> arm.members() >= FEWEST && first.members() >= FEWEST)
                .toList();
        var differences =
                compared.stream().map(arm -> difference(outcome, arm, first)).toList();
        var adjusted =
                Holm.adjust(differences.stream().mapToDouble(Difference::pValue).toArray());
        var comparisons = new ArrayList<Comparison>();
        for (var i = 0; i < adjusted.length; i++) {
            comparisons.add(new Comparison(compared.get(i), first, differences.get(i), adjusted[i]));
        }
        return comparisons;
    }

    private static Difference difference(Outcome outcome, Arm arm, Arm first) {
        return outcome.reading() == Outcome.Reading.RATE
                ? RateTest.compare(arm.proportion(), first.proportion())
                : MeanTest.compare(arm.sample(), first.sample());
    }

    boolean isSignificant() {
        return adjusted < Confidence.ALPHA;
    }

    /** Whether the numbers are such that the test holds its level. */
    boolean isSound(Outcome outcome) {
        return outcome.reading() != Outcome.Reading.RATE || RateTest.isSound(arm.proportion(), first.proportion());
    }
}
