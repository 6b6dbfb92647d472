package org.communityops.kpi.funnelresult;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communityops.kit.feed.FeedTransactions;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stored figures of funnels follow the events, each time computed once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FunnelResultTest {
    private static final String REPLIES =
            "{'name':'replies','ordered':true,'steps':[{'name':'joined','eventTypes':['member.joined']},"
                    + "{'name':'reply','eventTypes':['message.posted'],'where':{'isReply':true}}]}";
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int WORKERS = 8;

    @Inject
    FeedTransactions transactions;

    @Inject
    FunnelResultRepository results;

    @Inject
    FunnelComputation computation;

    @Inject
    Clock clock;

    private TestCommunity community = TestCommunity.unheardOf();

    /** Ana joins and replies a minute later; Bo joins. */
    @BeforeEach
    void play() throws SQLException {
        community = TestCommunity.in("Asia/Shanghai");
        community.sees(
                community.joined("ana", "2026-05-04T12:00:00Z"),
                community.reply("ana", "2026-05-04T12:01:00Z"),
                community.joined("bo", "2026-05-04T16:00:00Z"));
        StoredFunnels.compute();
    }

    @Test
    void areThereOnceAFunnelWasSaved() throws SQLException {
        var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var id = StoredFunnels.save(community, REPLIES);
        assertThat(rows("")).isEmpty();

        StoredFunnels.compute();

        assertThat(rows("")).hasSize(2).allSatisfy(row -> {
            assertThat(row)
                    .containsEntry("funnelId", id)
                    .containsEntry("funnel", "replies")
                    .containsEntry("ordered", true)
                    .containsEntry("completeOnly", false)
                    // 16:00 in UTC is midnight in Shanghai
                    .containsEntry("cutOff", "2026-05-05");
            assertThat(Instant.parse((String) row.get("updatedAt"))).isAfter(before);
        });
        assertThat(rows("").get(1))
                .containsEntry("position", 2)
                .containsEntry("step", "reply")
                .containsEntry("members", 1)
                .containsEntry("alone", 1)
                .containsEntry("lost", 1)
                .containsEntry("rateFromPrevious", 0.5f)
                .containsEntry("rateFromFirst", 0.5f)
                .containsEntry("medianSecondsFromPrevious", 60)
                .containsEntry("p90SecondsFromPrevious", 60);
    }

    @Test
    void areComputedAgainOnlyWhenSomethingChanged() throws SQLException {
        StoredFunnels.save(community, REPLIES);
        StoredFunnels.compute();
        var first = rows("");

        community.sees(community.reply("bo", "2026-05-06T12:00:00Z"));
        StoredFunnels.compute();
        assertThat(rows("")).as("within the pause").isEqualTo(first);

        StoredFunnels.endPause(community);
        StoredFunnels.compute();
        var second = rows("");
        assertThat(second).extracting(row -> row.get("members")).containsExactly(2, 2);
        assertThat(second).extracting(row -> row.get("cutOff")).containsOnly("2026-05-06");

        StoredFunnels.endPause(community);
        StoredFunnels.compute();
        assertThat(rows("")).as("without a change").isEqualTo(second);
        assertThat(StoredFunnels.states(community, "attempt")).containsExactly("2");
    }

    @Test
    void areComputedOnceHoweverManyWorkersThereAre() throws Exception {
        var saved = IntStream.range(0, 30)
                .mapToObj(_ -> StoredFunnels.save(community, REPLIES))
                .toList();
        List<Callable<Void>> workers =
                IntStream.range(0, WORKERS).mapToObj(_ -> working()).toList();

        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            for (var done : threads.invokeAll(workers)) {
                done.get();
            }
        }

        assertThat(StoredFunnels.states(community, "attempt"))
                .hasSameSizeAs(saved)
                .containsOnly("1");
        assertThat(rows("")).hasSize(2 * saved.size());
    }

    @Test
    void areLeftAloneByWhomAnotherOneHasOvertaken() throws Exception {
        StoredFunnels.save(community, REPLIES);
        var slow = takenUp();
        StoredFunnels.endPause(community);
        var quick = takenUp();
        assertThat(quick.number()).isEqualTo(2);

        assertThat(computation.compute(slow, clock.instant())).isFalse();
        assertThat(rows("")).isEmpty();
        assertThat(computation.compute(quick, clock.instant())).isTrue();
        assertThat(rows("")).hasSize(2);
    }

    @Test
    void stayWhenTheyCannotBeComputed() throws SQLException {
        StoredFunnels.save(community, REPLIES);
        StoredFunnels.compute();
        var before = rows("");
        community.sees(community.reply("bo", "2026-05-06T12:00:00Z"));
        StoredFunnels.endPause(community);

        try (var connection = StoredFunnels.feed().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table fact in access exclusive mode");
            StoredFunnels.compute();
            connection.rollback();
            connection.setAutoCommit(true);
        }
        assertThat(rows("")).isEqualTo(before);
        assertThat(StoredFunnels.states(community, "failed_at is not null and due_at > now() + interval '4 minutes'"))
                .containsExactly("true");

        StoredFunnels.endPause(community);
        StoredFunnels.compute();
        assertThat(rows("")).extracting(row -> row.get("members")).containsExactly(2, 2);
        assertThat(StoredFunnels.states(community, "failed_at is null")).containsExactly("true");
    }

    @Test
    void areToldToWhomAsksForWhatChanged() throws SQLException {
        StoredFunnels.save(community, REPLIES);
        StoredFunnels.compute();
        var second = StoredFunnels.save(community, REPLIES.replace("replies", "again"));
        StoredFunnels.compute();
        var latest = rows("").stream()
                .filter(row -> second.equals(row.get("funnelId")))
                .map(row -> (String) row.get("updatedAt"))
                .findFirst()
                .orElseThrow();

        assertThat(rows("?updatedSince=" + latest))
                .hasSize(2)
                .extracting(row -> row.get("funnelId"))
                .containsOnly(second);
        assertThat(rows("?updatedSince=" + Instant.parse(latest).plus(1, ChronoUnit.MICROS)))
                .isEmpty();
    }

    /** The work of a replica. */
    private Callable<Void> working() {
        var replica = new FunnelResultWorker(transactions, results, computation, clock, false, PAUSE);
        return () -> {
            replica.work();
            return null;
        };
    }

    private Attempt takenUp() throws SQLException {
        return transactions.call(feed -> {
            results.add(feed, clock.instant());
            return results.takeUp(feed, clock.instant(), clock.instant().plus(PAUSE))
                    .orElseThrow();
        });
    }

    private List<Map<String, Object>> rows(String query) {
        return community
                .asOwner()
                .get("/v1/datasets/funnels" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");
    }
}
