package org.communityops.kpi.significance;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * By how much one group differs from another, and whether chance explains it.
 *
 * @param test how it was tested
 * @param difference the group's figure minus that of the other
 * @param interval of the difference at {@link Confidence#LEVEL}; null where the test gives none
 * @param statistic of the test
 * @param degrees of freedom; null where the test has none
 * @param pValue the probability of at least this difference if there were none (p 值)
 * @param effectSize the difference in a unit that can be compared between metrics (效应量); null where nothing varies
 */
public record Difference(
        Test test,
        double difference,
        @Nullable Interval interval,
        double statistic,
        @Nullable Double degrees,
        double pValue,
        @Nullable Double effectSize) {

    /** How two groups are compared. */
    @Schema(name = "SignificanceTest")
    public enum Test {
        /** Of two rates, by the normal distribution; effect size is Cohen's h. */
        TWO_PROPORTION_Z,
        /** Of two means with variances of their own; effect size is Cohen's d. */
        WELCH_T,
        /** Of the order of the numbers; effect size is Cliff's delta. */
        MANN_WHITNEY_U
    }
}
