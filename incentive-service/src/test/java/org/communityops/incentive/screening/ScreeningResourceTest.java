package org.communityops.incentive.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.screening.Screening.State;
import org.communityops.incentive.screening.Screening.Task;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ScreeningResourceTest {
    private static final String MARCH = "{\"from\": \"2026-03-01\", \"to\": \"2026-03-31\"}";
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private int events;

    @Inject
    Screener screener;

    @Inject
    @DataSource("feed")
    AgroalDataSource feedDatabase;

    private FeedItem reaction(String from, String to, Instant time) {
        return community.event(
                "e" + events++,
                "reaction.added",
                from,
                time.toString(),
                Map.of("target", "m", "targetAuthor", to, "emoji", "+1"));
    }

    private void react(String from, String to, int times) {
        var items = IntStream.range(0, times)
                .mapToObj(i -> reaction(from, to, START.plus(Duration.ofMinutes(97L * i + events))))
                .toList();
        community.apply(items);
    }

    private List<FeedItem> messages(String name, int day, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> community.message(
                        "e" + events++,
                        name,
                        START.plus(Duration.ofDays(day)).plusSeconds(i).toString()))
                .toList();
    }

    private Response start(String body) {
        return community.asOwner().body(body).post(community.path("/fair-play/screenings"));
    }

    private ValidatableResponse screened(String body) {
        String location = start(body)
                .then()
                .statusCode(202)
                .body("state", equalTo("RUNNING"))
                .extract()
                .header("Location");
        return ended(location);
    }

    private ValidatableResponse ended(String location) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !community.asOwner().get(location).path("state").equals("RUNNING"));
        return community
                .asOwner()
                .filter(ContractValidation.filter())
                .get(location)
                .then()
                .statusCode(200);
    }

    @Test
    void flagsARingWithItsEvidence() {
        react("ada", "bob", 25);
        react("bob", "ada", 25);
        react("bob", "eve", 5);
        react("eve", "zoe", 30);
        react("eve", "ada", 4);

        screened(MARCH).body("state", equalTo("DONE")).body("flags", equalTo(1)).body("finishedAt", notNullValue());

        community
                .get("/fair-play/flags")
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("REACTION_RING"))
                .body("items[0].state", equalTo("OPEN"))
                .body("items[0].members", hasItems(member("ada"), member("bob")))
                .body("items[0].members", hasSize(2))
                .body("items[0].from", equalTo("2026-03-01"))
                .body("items[0].to", equalTo("2026-03-31"))
                // 50 of 55 reactions
                .body("items[0].score", equalTo((float) (50.0 / 55)))
                .body("items[0].evidence", hasSize(50))
                .body("items[0].evidenceCount", equalTo(50));
    }

    @Test
    void flagsAccountsThatDoLittleButReactToOneMember() {
        react("one", "ada", 25);
        react("two", "ada", 25);
        react("bob", "ada", 10);
        react("bob", "zoe", 10);

        screened(MARCH).body("flags", equalTo(1));

        community
                .get("/fair-play/flags?kind=SELF_ALTS")
                .body("items[0].members", hasItems(member("ada"), member("one"), member("two")))
                .body("items[0].members", hasSize(3))
                .body("items[0].score", equalTo(1.0f))
                .body("items[0].evidenceCount", equalTo(50));
    }

    private String member(String name) {
        return community.member(name).toString();
    }

    @Test
    void flagsAFarmerAndSetsAsideWhatHisBurstsEarned() {
        for (var day = 0; day < 4; day++) {
            community.apply(messages("ada", day, 30));
        }
        community.apply(community.message("calm", "bob", "2026-03-02T08:00:00Z"));
        var balance = community.balance("ada");

        screened(MARCH).body("flags", equalTo(1));

        community
                .get("/fair-play/flags?kind=BURST_FARMING")
                .body("items.members", contains(contains(member("ada"))))
                .body("items[0].evidence", hasSize(100))
                .body("items[0].evidenceCount", equalTo(120))
                .body("items[0].score", equalTo(1.0f));
        // 20 points a day are all that messages pay
        assertThat(balance).isEqualTo(80);
        community
                .get("/members/" + member("ada") + "/wallets")
                .body("items[0].balance", equalTo(0))
                .body("items[0].held", equalTo(80));
    }

    @Test
    void leavesOutWhatWasTakenBackAndWhatIsOfAnotherTime() {
        var mutual = new ArrayList<FeedItem>();
        for (var i = 0; i < 25; i++) {
            mutual.add(reaction("ada", "bob", START.plus(Duration.ofHours(i))));
            mutual.add(reaction("bob", "ada", START.plus(Duration.ofHours(i))));
        }
        community.apply(mutual);
        react("eve", "zoe", 20);
        for (var i = 0; i < 12; i++) {
            community.apply(community.retraction("r" + i, mutual.get(2 * i)));
        }

        screened(MARCH).body("flags", equalTo(0));
        screened("{\"from\": \"2026-04-01\", \"to\": \"2026-04-30\"}").body("flags", equalTo(0));
        community.get("/fair-play/flags").body("items", empty());
    }

    @Test
    void flagsTheSameFindingOfAPeriodOnce() {
        react("ada", "bob", 25);
        react("bob", "ada", 25);
        react("eve", "zoe", 20);

        screened(MARCH).body("flags", equalTo(1));
        String flag = community.get("/fair-play/flags").extract().path("items[0].id");
        community
                .asOwner()
                .header("Idempotency-Key", "siblings")
                .body("{\"reason\": \"Siblings\"}")
                .post(community.path("/fair-play/flags/" + flag + "/dismiss"))
                .then()
                .statusCode(200);

        screened(MARCH).body("flags", equalTo(0));
        community.get("/fair-play/flags").body("items.state", contains("DISMISSED"));
    }

    @Test
    void readsMembersInSlicesUntilItIsStopped() throws SQLException {
        react("ada", "bob", 25);
        react("bob", "ada", 25);
        react("eve", "zoe", 20);
        var day = LocalDate.parse("2026-03-01");
        var screening =
                new Screening(UUID.randomUUID(), State.RUNNING, day, day.plusDays(30), 0, 4, null, null, START, null);
        var heard = new ArrayList<Long>();

        try (var connection = feedDatabase.getConnection()) {
            connection.setAutoCommit(false);
            var stopped = screener.screen(connection, new Task(community.id, screening), done -> {
                heard.add(done);
                return false;
            });
            assertThat(stopped).isEmpty();
            assertThat(screener.screen(connection, new Task(community.id, screening), done -> true))
                    .get()
                    .satisfies(findings -> assertThat(findings).hasSize(1));
            connection.rollback();
            connection.setAutoCommit(true);
        }
        // bob is known by his own reactions; zoe only by what others say of her, so she is nobody's member yet
        assertThat(heard).containsExactly(3L);
    }

    /** A screening as a replica works on it, or has left it when the lease is over. */
    private String leased(String until) throws SQLException {
        var config = ConfigProvider.getConfig();
        var id = UUID.randomUUID();
        try (var connection = DriverManager.getConnection(
                        config.getValue("communityops.db.url", String.class),
                        config.getValue("communityops.db.owner", String.class),
                        config.getValue("communityops.db.owner-password", String.class));
                var insert = connection.prepareStatement("""
                        insert into fair_play_screening (
                            community_id, id, state, first_day, last_day, done, total, created_at, leased_until)
                        values (?, ?, 'RUNNING', '2026-03-01', '2026-03-31', 1, 2, now(), ?::timestamptz)
                        """)) {
            insert.setObject(1, community.id);
            insert.setObject(2, id);
            insert.setString(3, until);
            insert.executeUpdate();
        }
        return community.path("/fair-play/screenings/" + id);
    }

    @Test
    void takesUpWhatAReplicaThatDiedHasLeft() throws SQLException {
        react("ada", "bob", 25);
        react("bob", "ada", 25);
        react("eve", "zoe", 20);

        ended(leased("2026-01-01T00:00:00Z")).body("state", equalTo("DONE")).body("flags", equalTo(1));
    }

    @Test
    void isCancelledOnceHoweverManyTryAtTheSameTime() throws Exception {
        var location = leased("2100-01-01T00:00:00Z");
        var requests = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i ->
                        () -> community.asOwner().post(location + "/cancel").statusCode())
                .toList();

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(49);
        ended(location).body("state", equalTo("CANCELLED")).body("done", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\": \"2026-03-02\", \"to\": \"2026-03-01\"}",
                "{\"from\": \"2026-01-01\", \"to\": \"2026-04-03\"}",
                "{\"from\": \"2026-01-01\"}",
                "{}"
            })
    void refusesWhatIsNoPeriod(String body) {
        problem(start(body), 422, "validation-failed");
    }

    @Test
    void refusesBadInput() {
        GenericBadInput.refusedByPost(community.owner, community.path("/fair-play/screenings"), MARCH);
        GenericBadInput.refusedByList(community.owner, community.path("/fair-play/screenings"));
        GenericBadInput.refusedByList(community.owner, community.path("/fair-play/flags"));
    }

    @Test
    void letsOwnersAndAppsScreenAndBiRead() throws SQLException {
        var location = leased("2100-01-01T00:00:00Z");
        var bi = TestKeys.of(KeyKind.BI, community.id);
        var other = CommunityFixture.in("UTC");
        var path = community.path("/fair-play/screenings");

        community.as(bi).get(location).then().statusCode(200);
        problem(community.as(bi).body(MARCH).post(path), 403, "forbidden");
        problem(community.as(bi).post(location + "/cancel"), 403, "forbidden");
        problem(community.as(TestKeys.of(KeyKind.BOT, community.id)).get(path), 403, "forbidden");
        problem(other.asOwner().get(location), 404, "not-found");
        problem(other.asOwner().get(location.replace(community.id.toString(), other.id.toString())), 404, "not-found");
        problem(
                other.asOwner().post(location.replace(community.id.toString(), other.id.toString()) + "/cancel"),
                404,
                "not-found");
        community
                .as(TestKeys.of(KeyKind.APP, community.id))
                .post(location + "/cancel")
                .then()
                .statusCode(200);
        community.get("/fair-play/screenings").body("items.state", contains("CANCELLED"));
    }
}
