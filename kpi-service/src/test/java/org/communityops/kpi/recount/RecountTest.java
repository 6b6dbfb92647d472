package org.communityops.kpi.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ana joins and posts on 1 May at 17:00 UTC, which is 2 May in Shanghai; Bo posts on 20 May at noon. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RecountTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String MAY = "?granularity=DAY&from=2026-05-01&to=2026-05-02";

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    @Inject
    RecountStep steps;

    private TestCommunity community = TestCommunity.unheardOf();
    private String path = "";

    @BeforeEach
    void play() {
        community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-05-01T17:00:00Z"),
                community.message("ana", "2026-05-01T17:00:00Z"),
                community.message("bo", "2026-05-20T12:00:00Z"));
        path = "/v1/communities/" + community.id() + "/recounts";
    }

    @Test
    void findsWhatIsKeptEqual() {
        ended(start())
                .body("cause", equalTo("REQUEST"))
                .body("state", equalTo("DONE"))
                .body("equal", equalTo(true))
                .body("differences", hasSize(0))
                // from 29 April to 22 May: two days more at each end, since facts may be of any zone
                .body("done", equalTo(24))
                .body("total", equalTo(24))
                .body("errors", hasSize(0));
    }

    @Test
    void namesAndMendsWhatIsWrong() throws SQLException {
        String before = community.get("/metrics/messages" + MAY).extract().header("ETag");
        execute("update day_count set value = 9 where measure = 'message.posted' and day = '2026-05-01'");
        execute("delete from presence where measure = 'active' and day = '2026-05-20'");
        execute("insert into board select community_id, measure, month, number + 7, value from board");
        execute("update member_number set joined_day = '2026-05-03' where joined_day is not null");

        ended(start())
                .body("equal", equalTo(false))
                .body("differences.rollup", contains("COUNTS", "MEMBERS", "BOARDS"))
                .body("differences.measure", contains("message.posted", "active", "message.posted"))
                .body("differences.cells", contains(1, 1, 2));

        assertThat(community.values("messages" + MAY)).containsExactly(1, 0);
        assertThat(community.values("dau?from=2026-05-20&to=2026-05-20")).containsExactly(1);
        assertThat(community.values("members_joined" + MAY)).containsExactly(1, 0);
        community.get("/metrics/messages/members?period=2026-05").body("items.value", contains(1, 1));
        assertThat(community.get("/metrics/messages" + MAY).extract().header("ETag"))
                .isNotEqualTo(before);
    }

    @Test
    void countsNothingInAnEmptyCommunity() {
        community = TestCommunity.in("UTC");
        path = "/v1/communities/" + community.id() + "/recounts";

        ended(start()).body("equal", equalTo(true)).body("total", equalTo(0));
    }

    @Test
    void servesTheOldZoneUntilAllDaysHaveMoved() throws SQLException {
        var move = begun("ZONE_CHANGE", "Asia/Shanghai");
        assertThat(steps.go(move)).isTrue();
        assertThat(steps.go(move)).isTrue();

        community.sees(
                community.message("cy", "2026-05-01T18:00:00Z"),
                community.joined("cy", "2026-05-01T18:00:00Z"),
                community.message("cy", "2026-05-19T18:00:00Z"));

        community.asOwner().get(path).then().body("items[0].done", equalTo(7)).body("items[0].total", equalTo(24));
        assertThat(community.values("messages" + MAY)).containsExactly(2, 0);
        assertThat(community.values("members_joined" + MAY)).containsExactly(2, 0);
        assertThat(membersOfFunnel("2026-05-01")).containsExactly(2, 2);
        assertThat(membersOfFunnel("2026-05-02")).containsExactly(0, 0);

        while (steps.go(move)) {
            assertThat(community.values("messages" + MAY)).containsExactly(2, 0);
        }

        assertThat(community.values("messages" + MAY)).containsExactly(0, 2);
        assertThat(community.values("members_joined" + MAY)).containsExactly(0, 2);
        assertThat(community.values("messages?granularity=DAY&from=2026-05-19&to=2026-05-20"))
                .containsExactly(0, 2);
        assertThat(membersOfFunnel("2026-05-02")).containsExactly(2, 2);
        community.get("/retention").body("timeZone", equalTo("Asia/Shanghai"));
    }

    @Test
    void takesBackEventsInBothZonesWhileDaysMove() throws SQLException {
        var early = community.message("cy", "2026-05-01T18:00:00Z");
        var late = community.message("cy", "2026-05-19T18:00:00Z");
        community.sees(early, late);
        var move = begun("ZONE_CHANGE", "Asia/Shanghai");
        assertThat(steps.go(move)).isTrue();
        assertThat(steps.go(move)).isTrue();

        community.sees(
                community.retraction(early, "2026-05-20T13:00:00Z"),
                community.retraction(late, "2026-05-20T13:00:00Z"));

        assertThat(community.values("messages" + MAY)).containsExactly(1, 0);
        assertThat(community.values("messages?granularity=MONTH&from=2026-05-01&to=2026-05-31"))
                .containsExactly(2);
        while (steps.go(move)) {
            assertThat(community.values("messages" + MAY)).containsExactly(1, 0);
        }
        assertThat(community.values("messages" + MAY)).containsExactly(0, 1);
        assertThat(community.values("messages?granularity=MONTH&from=2026-05-01&to=2026-05-31"))
                .containsExactly(2);
        ended(start()).body("equal", equalTo(true));
    }

    @Test
    void goesOnWhereAReplicaWasKilled() throws SQLException {
        var left = begun("ZONE_CHANGE", "Asia/Shanghai");
        assertThat(steps.go(left)).isTrue();
        assertThat(steps.go(left)).isTrue();

        execute("update recount set leased_until = now() - interval '1 second'");

        ended(path + "/" + left.id())
                .body("state", equalTo("DONE"))
                // the first event lies on 2 May now
                .body("total", equalTo(23));
        assertThat(steps.go(left))
                .as("the killed one is not its owner any more")
                .isFalse();
        assertThat(community.values("messages" + MAY)).containsExactly(0, 1);
    }

    @Test
    void goesBackWhenTheZoneDoes() throws SQLException {
        var move = begun("ZONE_CHANGE", "Asia/Shanghai");
        assertThat(steps.go(move)).isTrue();
        assertThat(steps.go(move)).isTrue();

        community.isToldOf("community.changed", "UTC");

        community.asOwner().get(path + "/" + move.id()).then().body("state", equalTo("CANCELLED"));
        assertThat(steps.go(move)).isFalse();
        await().atMost(SOON)
                .until(() -> "DONE".equals(community.asOwner().get(path).path("items[0].state")));
        assertThat(community.values("messages" + MAY)).containsExactly(1, 0);
        assertThat(membersOfFunnel("2026-05-01")).containsExactly(1, 1);
        ended(start()).body("equal", equalTo(true));
    }

    @Test
    void isCancelledAndLeavesNothingBehind() throws SQLException {
        var mine = begun("REQUEST", null);
        assertThat(steps.go(mine)).isTrue();
        assertThat(steps.go(mine)).isTrue();
        assertThat(count("select count(*) from recounted_count")).isPositive();

        for (var time = 1; time <= 2; time++) {
            community
                    .asOwner()
                    .post(path + "/" + mine.id() + "/cancel")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CANCELLED"))
                    .body("equal", nullValue());
        }

        assertThat(steps.go(mine)).isFalse();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(count("select count(recount_id) from community"))
                        .isZero());
        assertThat(count("select count(*) from recounted_count")).isZero();
        ended(start()).body("equal", equalTo(true));
    }

    @Test
    void doesNotCancelAMoveToAnotherZone() throws SQLException {
        var move = begun("ZONE_CHANGE", "Asia/Shanghai");

        problem(community.asOwner().post(path + "/" + move.id() + "/cancel"), 409, "conflict");

        execute("update recount set leased_until = now()");
        ended(path + "/" + move.id()).body("state", equalTo("DONE"));
        community
                .asOwner()
                .post(path + "/" + move.id() + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"));
    }

    @Test
    void makesOneRecountOfFiftyThatAreAskedForAtOnce() throws Exception {
        List<Callable<Integer>> clients =
                Collections.nCopies(50, () -> community.asOwner().post(path).statusCode());
        var answers = new ArrayList<Integer>();
        try (var lock = database.getConnection();
                var threads = Executors.newFixedThreadPool(50)) {
            lock.setAutoCommit(false);
            try (var statement = lock.createStatement()) {
                // so that the one that is made cannot end before the last is asked for
                statement.execute("select 1 from community where community_id = '" + community.id() + "' for update");
                for (var answer : threads.invokeAll(clients)) {
                    answers.add(answer.get());
                }
            } finally {
                lock.rollback();
                lock.setAutoCommit(true);
            }
        }

        assertThat(answers).containsOnly(202, 409).containsOnlyOnce(202);
        assertThat(count("select count(*) from recount")).isEqualTo(1);
    }

    @Test
    void listsTheLatestFirstAndKnowsNoOthers() {
        ended(start());
        var second = start();
        ended(second);

        String next = community
                .asOwner()
                .get(path + "?limit=1")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(second.substring(second.lastIndexOf('/') + 1)))
                .extract()
                .path("next");
        community.asOwner().get(path + "?limit=1&cursor=" + next).then().body("items", hasSize(1));
        problem(community.asOwner().get(path + "/" + UUID.randomUUID()), 404, "not-found");
        problem(community.asOwner().post(path + "/" + UUID.randomUUID() + "/cancel"), 404, "not-found");
    }

    private String start() {
        return community
                .asOwner()
                .post(path)
                .then()
                .statusCode(202)
                .body("state", equalTo("QUEUED"))
                .extract()
                .header("Location");
    }

    private ValidatableResponse ended(String location) {
        await().atMost(SOON)
                .until(() -> !List.of("QUEUED", "RUNNING")
                        .contains(community.asOwner().get(location).<String>path("state")));
        return community.asOwner().get(location).then().statusCode(200);
    }

    /** A recount that this test works on, so that the worker leaves it alone. */
    private Recount begun(String cause, @Nullable String zone) throws SQLException {
        var id = Ids.next();
        execute("insert into recount (community_id, id, cause, zone, state, created_at, leased_until, attempt)"
                + " select community_id, '%s', '%s', %s, 'RUNNING', now(), now() + interval '1 hour', 1 from community"
                        .formatted(id, cause, zone == null ? "null" : "'" + zone + "'"));
        return new Recount(
                community.id(),
                id,
                RecountCause.valueOf(cause),
                zone == null ? null : ZoneId.of(zone),
                RecountState.RUNNING,
                0,
                null,
                null,
                null,
                List.of(),
                Instant.EPOCH,
                null,
                1);
    }

    /** How many members get to the two steps of a funnel that they entered on a day. */
    private List<Integer> membersOfFunnel(String day) {
        String location = community
                .posting("{\"name\":\"f\",\"steps\":[{\"name\":\"a\",\"eventTypes\":[\"member.joined\"]},"
                        + "{\"name\":\"b\",\"eventTypes\":[\"message.posted\"]}]}")
                .post("/v1/communities/" + community.id() + "/funnels")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return community
                .asOwner()
                .get(location + "/result?from=" + day + "&to=" + day)
                .path("steps.members");
    }

    /** Runs a statement on the rows of the community. */
    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var scoped = sql.contains(" where ") ? sql + " and " : sql + " where ";
            statement.executeUpdate(scoped + "community_id = '" + community.id() + "'");
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql + " where community_id = '" + community.id() + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
