package org.communityops.kpi.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.jspecify.annotations.Nullable;

/**
 * The scoring of the members of a community as of the end of a week.
 *
 * @param monday the first day of the week
 * @param zone in which days are counted
 * @param published whether changed scores are told on the feed
 * @param numbers the last member number that is looked at; null until it has begun
 * @param countedTo the last number whose inputs are counted
 * @param scoredTo the last number whose score is written
 * @param summary what holds for all members; null until their inputs are counted
 * @param attempt how often somebody has taken it up; only the latest may write
 */
public record Scoring(
        UUID communityId,
        LocalDate monday,
        int version,
        ZoneId zone,
        ScoringState state,
        boolean published,
        @Nullable Integer numbers,
        int countedTo,
        int scoredTo,
        @Nullable Summary summary,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant finishedAt,
        int attempt) {
    /** The definition of scores in force; a changed formula or window is the next one. */
    public static final int VERSION = 1;

    /**
     * What holds for all members of a scoring.
     *
     * @param members how many have a score
     * @param payers how many of them spent something in the currency
     * @param currency in which most of them spent something, the first by code among several; null when nobody did
     * @param responders how many members answered or reacted to another one in the 90 days
     */
    public record Summary(int members, int payers, @Nullable String currency, int responders) {}

    /** The week. */
    public Period week() {
        return new Period(Granularity.WEEK, monday);
    }

    /** The last day that counts: the Sunday of the week. */
    public LocalDate cutOff() {
        return week().last();
    }
}
