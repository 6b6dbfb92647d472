package org.communityops.deploy.bench.testbed;

import java.time.Duration;

/**
 * How much is done in a run.
 *
 * @param warmUps rounds before the passes that count, until the JVMs have compiled what is hot
 * @param passes how often each pair is measured
 * @param batches requests of 500 events in a pass of batch ingest
 * @param singles requests in a pass of single-event ingest
 * @param postings requests in a pass of posting
 * @param smallHistory events of the smaller community whose KPIs are asked
 * @param largeHistory events of one with the same members and days, 3.5 times as many
 * @param seriesHistory events of the one whose daily series is asked
 * @param historyMembers members of each of them
 * @param yearCommunities communities of an installation of which a year is asked
 * @param yearMembers members of all of them together
 * @param yearEvents events of all of them together; another installation has ten times as many
 * @param steady how long ingest goes on at half its maximum rate
 * @param starts how often everything is started
 * @param rest how long the services are left alone before their memory is looked at
 */
public record Sizes(
        int warmUps,
        int passes,
        int batches,
        int singles,
        int postings,
        int smallHistory,
        int largeHistory,
        int seriesHistory,
        int historyMembers,
        int yearCommunities,
        int yearMembers,
        int yearEvents,
        Duration steady,
        int starts,
        Duration rest) {
    /** Events in a request of batch ingest. */
    public static final int BATCH = 500;

    /** What the goals are stated for. */
    public static Sizes full(int passes) {
        return new Sizes(
                3,
                passes,
                80,
                25_000,
                20_000,
                750_000,
                2_625_000,
                5_000_000,
                20_000,
                100,
                100_000,
                1_000_000,
                Duration.ofSeconds(20),
                3,
                Duration.ofSeconds(30));
    }

    /** A tenth of it, to see whether something has become much worse. */
    public static Sizes quick(int passes) {
        return new Sizes(
                5,
                passes,
                16,
                5_000,
                4_000,
                75_000,
                262_500,
                500_000,
                5_000,
                10,
                2_000,
                20_000,
                Duration.ofSeconds(6),
                1,
                Duration.ofSeconds(5));
    }

    /** Events of the installation that has ten times those of the other one. */
    public int tenfoldEvents() {
        return 10 * yearEvents;
    }

    @Override
    public String toString() {
        return ("%d passes after %d to warm up; a pass of batch ingest is %,d events, of single-event ingest %,d events,"
                        + " of posting %,d postings; the communities whose KPIs are asked have %,d members over half a year and"
                        + " %,d, %,d and %,d events; installations of %,d communities with %,d members over a year have"
                        + " %,d and %,d events")
                .formatted(
                        passes,
                        warmUps,
                        batches * BATCH,
                        singles,
                        postings,
                        historyMembers,
                        smallHistory,
                        largeHistory,
                        seriesHistory,
                        yearCommunities,
                        yearMembers,
                        yearEvents,
                        tenfoldEvents());
    }
}
