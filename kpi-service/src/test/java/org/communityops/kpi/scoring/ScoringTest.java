package org.communityops.kpi.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ScoringTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LocalDate MONDAY = LocalDate.parse("2026-05-11");

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    @Inject
    ScoringStep steps;

    @Inject
    ScoringWorker worker;

    private TestCommunity community = TestCommunity.in("UTC");

    @Test
    void tellsOnlyOfScoresThatChanged() throws SQLException {
        community.sees(
                community.message("ana", "2026-05-10T12:00:00Z"),
                community.message("bo", "2026-05-10T12:00:00Z"),
                community.message("ana", "2026-05-17T12:00:00Z"));

        ScoredWeeks.score(community, "2026-W19", "2026-W19");
        assertThat(told()).containsExactlyInAnyOrder("2026-W19 ana", "2026-W19 bo");
        ScoredWeeks.score(community, "2026-W20", "2026-W20");

        // Ana stays the first in everything, and Bo falls behind
        assertThat(told()).containsExactlyInAnyOrder("2026-W19 ana", "2026-W19 bo", "2026-W20 bo");
        assertThat(query("select data::text from news where data ->> 'week' = '2026-W20' and data ->> 'love' = '50'"))
                .hasSize(1)
                .first()
                .satisfies(body -> assertThat(body)
                        .contains("\"rfm\"", "\"recency\": 3", "\"frequency\": 3", "\"band\": \"ORDINARY\"")
                        .contains("\"version\": 1", "\"reach\": 0", "\"churnRisk\": 0", community.member("bo") + ""));
        ScoredWeeks.score(community, "2026-W21", "2026-W21");
        // a gap of 14 days, where 7 are usual: (2 - 1) / 3
        assertThat(
                        query(
                                "select data::text from news where data ->> 'week' = '2026-W21' and data ->> 'churnRisk' = '33'"))
                .hasSize(1);
        assertThat(told()).hasSize(4);
    }

    @Test
    void doesNotTellOfWeeksBeforeOneThatIsScored() throws SQLException {
        community.sees(community.message("ana", "2026-05-05T12:00:00Z"));
        ScoredWeeks.score(community, "2026-W20", "2026-W20");

        ScoredWeeks.score(community, "2026-W19", "2026-W20");

        assertThat(told()).containsExactly("2026-W20 ana");
        community.get("/member-scores?week=2026-W19").body("items", hasSize(1));
    }

    @Test
    void scoresAWeekOnceHoweverManyAskAtOnce() throws Exception {
        community.sees(community.message("ana", "2026-05-05T12:00:00Z"));
        List<Callable<Integer>> clients = Collections.nCopies(
                50,
                () -> ScoredWeeks.asked(community, "2026-W19", "2026-W21")
                        .extract()
                        .statusCode());
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var answer : threads.invokeAll(clients)) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }
        ScoredWeeks.score(community, "2026-W19", "2026-W21");

        community
                .get("/member-scorings")
                .statusCode(200)
                .body("items.week", contains("2026-W21", "2026-W20", "2026-W19"))
                .body("items.members", contains(1, 1, 1));
        assertThat(query("select week::text from member_score")).hasSize(3);
        assertThat(told()).contains("2026-W19 ana").doesNotHaveDuplicates();
    }

    @Test
    void endsInTheSameWhereverItWasKilled() throws SQLException {
        var seed = System.nanoTime();
        System.out.println("ScoringTest.endsInTheSameWhereverItWasKilled: seed " + seed);
        Crowd.play(seed, community, MONDAY.plusDays(6), 700);
        ScoredWeeks.score(community, "2026-W20", "2026-W20");
        var whole = scores();
        var news = told();
        assertThat(whole).hasSizeGreaterThan(300);
        assertThat(news).hasSameSizeAs(whole);

        // begin, three portions to count, the summary, three to write, and the end
        for (var stepsDone = 1; stepsDone <= 8; stepsDone += 2) {
            community = TestCommunity.in("UTC");
            Crowd.play(seed, community, MONDAY.plusDays(6), 700);
            var killed = begun();
            for (var step = 0; step < stepsDone; step++) {
                assertThat(steps.go(killed)).isTrue();
            }
            execute("update member_scoring set leased_until = now() - interval '1 second'");

            await().atMost(SOON)
                    .untilAsserted(
                            () -> community.get("/member-scorings/2026-W20").body("state", equalTo("DONE")));
            assertThat(steps.go(killed))
                    .as("the killed one is not its owner any more")
                    .isFalse();
            assertThat(scores()).isEqualTo(whole);
            assertThat(told()).containsExactlyInAnyOrderElementsOf(news);
            assertThat(query("select number::text from score_input")).isEmpty();
        }
    }

    @Test
    void goesOnAtOnceWhereAWorkerGaveItBack() throws SQLException {
        community.sees(community.message("ana", "2026-05-12T12:00:00Z"));
        var mine = begun();
        assertThat(steps.go(mine)).isTrue();

        steps.release(mine);

        await().atMost(SOON)
                .untilAsserted(() -> community.get("/member-scorings/2026-W20").body("state", equalTo("DONE")));
    }

    @Test
    void scoresTheWeekThatIsOver() throws SQLException {
        community = TestCommunity.in("Asia/Shanghai");
        community.sees(community.message("ana", "2026-05-12T12:00:00Z"));
        // Monday 18 May, 05:59 in Shanghai: six hours have to be over
        worker.schedule(Instant.parse("2026-05-17T21:59:59Z"));
        community.get("/member-scorings").body("items", hasSize(0));

        worker.schedule(Instant.parse("2026-05-17T22:00:00Z"));
        worker.schedule(Instant.parse("2026-05-17T22:00:00Z"));

        await().atMost(SOON)
                .untilAsserted(() -> community
                        .get("/member-scorings")
                        .body("items.week", contains("2026-W20"))
                        .body("items.state", contains("DONE")));
        assertThat(told()).containsExactly("2026-W20 ana");
        worker.schedule(Instant.parse("2027-05-17T22:00:00Z"));
        community.get("/member-scorings").body("items", hasSize(1));
    }

    @Test
    void countsDaysInTheZoneInWhichItBegan() {
        community = TestCommunity.in("America/New_York");
        // Sunday evening there, Monday in UTC; the clocks were put forward on 8 March
        community.sees(
                community.message("ana", "2026-03-09T03:59:59Z"), community.message("bo", "2026-03-09T04:00:00Z"));

        ScoredWeeks.score(community, "2026-W10", "2026-W10");

        community
                .get("/member-scores?week=2026-W10")
                .body("items.memberId", contains(community.member("ana").toString()))
                .body("items[0].reasons.lastActive", equalTo("2026-03-08"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "2026-W20 2026-W19 validation-failed",
                "2025-W20 2026-W20 validation-failed",
                "2026-W19 2028-W20 range-too-large",
                "2026-W19 2026-W54 validation-failed",
                "2026-05 2026-06 validation-failed",
                "2098-W19 2098-W20 validation-failed",
            })
    void refusesWeeksThatCannotBeScored(String from, String to, String slug) {
        community.sees(community.message("ana", "2026-05-05T12:00:00Z"));

        problem(ScoredWeeks.asked(community, from, to), 422, slug);

        community.get("/member-scorings").body("items", hasSize(0));
        problem(community.get("/member-scorings/2026-W20"), 404, "not-found");
    }

    @Test
    void repeatsItsAnswerForTheSameKey() {
        community.sees(community.message("ana", "2026-05-05T12:00:00Z"));
        var path = "/v1/communities/" + community.id() + "/member-scorings";
        var body = "{\"from\":\"2026-W19\",\"to\":\"2026-W19\"}";
        String first = community
                .posting(body)
                .header("Idempotency-Key", "k")
                .post(path)
                .asString();

        var again = community.posting(body).header("Idempotency-Key", "k").post(path);

        assertThat(again.asString()).isEqualTo(first);
        assertThat(again.header("Idempotency-Hit")).isEqualTo("true");
    }

    /** A scoring that this test works on, so that the worker leaves it alone. */
    private Scoring begun() throws SQLException {
        execute(
                "insert into member_scoring (community_id, week, version, zone, state, published, created_at, leased_until,"
                        + " attempt) select community_id, '2026-05-11', 1, 'UTC', 'RUNNING', true, now(), now() + interval '1 hour', 1"
                        + " from community");
        return new Scoring(
                community.id(),
                MONDAY,
                1,
                ZoneId.of("UTC"),
                ScoringState.RUNNING,
                true,
                null,
                0,
                0,
                null,
                null,
                Instant.EPOCH,
                null,
                1);
    }

    private List<String> scores() throws SQLException {
        return query("select (to_jsonb(s) - 'community_id')::text from member_score s");
    }

    /** Week and member of all news of scores, by the names that the tests use. */
    private List<String> told() throws SQLException {
        var names = new HashMap<String, String>();
        for (var name : List.of("ana", "bo")) {
            names.put(community.member(name).toString(), name);
        }
        for (var member = 0; member < 700; member++) {
            names.put(community.member("m" + member).toString(), "m" + member);
        }
        return query("select (data ->> 'week') || ' ' || (data ->> 'memberId') from news").stream()
                .map(line -> line.split(" ", 2))
                .map(words -> words[0] + " " + names.get(words[1]))
                .toList();
    }

    private List<String> query(String sql) throws SQLException {
        var news = "with news as (select community_id, data from outbox where type = 'member.scored' union all"
                + " select community_id, data from feed where type = 'member.scored') ";
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        news + scoped(sql) + (sql.contains("member_score s") ? " order by week, number" : ""))) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(scoped(sql));
        }
    }

    private String scoped(String sql) {
        return sql + (sql.contains(" where ") ? " and" : " where") + " community_id = '" + community.id() + "'";
    }
}
