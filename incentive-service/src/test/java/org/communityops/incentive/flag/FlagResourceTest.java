package org.communityops.incentive.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.fairplay.Kind;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FlagResourceTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final LocalDate LAST = LocalDate.parse("2026-03-31");

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final UUID ada = community.join("ada");
    private final UUID bob = community.join("bob");
    private final UUID screening = UUID.randomUUID();

    @Inject
    Flags flags;

    @Inject
    @DataSource("feed")
    AgroalDataSource feedDatabase;

    @BeforeEach
    void screen() throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("communityops.db.url", String.class),
                        config.getValue("communityops.db.owner", String.class),
                        config.getValue("communityops.db.owner-password", String.class));
                var insert = connection.prepareStatement("""
                        insert into fair_play_screening (
                            community_id, id, state, first_day, last_day, done, total, flags, created_at, finished_at)
                        values (?, ?, 'DONE', '2026-03-01', '2026-03-31', 2, 2, 2, now(), now())
                        """)) {
            insert.setObject(1, community.id);
            insert.setObject(2, screening);
            insert.executeUpdate();
        }
        assertThat(raise()).isEqualTo(2);
    }

    /** A ring of both and a farmer, ada. */
    private int raise() throws SQLException {
        var events = Stream.generate(UUID::randomUUID).limit(150).toList();
        var findings = List.of(
                new Finding(Kind.REACTION_RING, List.of(ada, bob), 0.9, events, 150),
                new Finding(Kind.BURST_FARMING, List.of(ada), 0.5, events.subList(0, 60), 60));
        try (var connection = feedDatabase.getConnection()) {
            return flags.raise(
                    connection, community.id, screening, FIRST, LAST, findings, Instant.parse("2026-04-01T00:00:00Z"));
        }
    }

    private String flag(Kind kind) {
        return community.get("/fair-play/flags?kind=" + kind).extract().path("items[0].id");
    }

    private Response decide(String flag, String step, String reason) {
        return community
                .asOwner()
                .filter(ContractValidation.filter())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"reason\": \"" + reason + "\"}")
                .post(community.path("/fair-play/flags/" + flag + "/" + step));
    }

    @Test
    void keepsTheFirstHundredEventsAndTheirNumber() {
        community
                .get("/fair-play/flags/" + flag(Kind.REACTION_RING))
                .body("evidence", hasSize(100))
                .body("evidenceCount", equalTo(150))
                .body("screeningId", equalTo(screening.toString()))
                .body("reason", nullValue());
    }

    @Test
    void doesNotRaiseTheSameTwice() throws SQLException {
        assertThat(raise()).isZero();

        community.get("/fair-play/flags").body("items", hasSize(2));
    }

    @Test
    void listsByStateKindAndMember() {
        decide(flag(Kind.REACTION_RING), "confirm", "They said so").then().statusCode(200);

        community.get("/fair-play/flags?state=OPEN").body("items.kind", contains("BURST_FARMING"));
        community.get("/fair-play/flags?state=CONFIRMED").body("items.kind", contains("REACTION_RING"));
        community.get("/fair-play/flags?memberId=" + bob).body("items.kind", contains("REACTION_RING"));
        community.get("/fair-play/flags?memberId=" + ada).body("items", hasSize(2));
        community.get("/fair-play/flags?memberId=" + UUID.randomUUID()).body("items", empty());
        var first = community.get("/fair-play/flags?limit=1").extract();
        community
                .get("/fair-play/flags?limit=1&cursor=" + first.path("next"))
                .body("items", hasSize(1))
                .body("next", nullValue());
    }

    @Test
    void isDecidedByAPersonWithAReasonOnce() {
        var flag = flag(Kind.REACTION_RING);

        decide(flag, "dismiss", "Siblings who share a phone")
                .then()
                .statusCode(200)
                .body("state", equalTo("DISMISSED"))
                .body("reason", equalTo("Siblings who share a phone"))
                .body("decidedBy", notNullValue())
                .body("decidedAt", notNullValue());
        problem(decide(flag, "confirm", "No"), 409, "invalid-transition");
        problem(decide(flag, "dismiss", "Again"), 409, "invalid-transition");
        problem(decide(flag(Kind.BURST_FARMING), "confirm", " "), 422, "validation-failed");
        problem(decide(flag(Kind.BURST_FARMING), "confirm", "x".repeat(1001)), 422, "validation-failed");
        problem(decide(UUID.randomUUID().toString(), "confirm", "No"), 404, "not-found");
        community.get("/fair-play/flags/" + flag).body("reason", equalTo("Siblings who share a phone"));
    }

    @Test
    void isDecidedOnceHoweverManyTryAtTheSameTime() throws Exception {
        var flag = flag(Kind.REACTION_RING);
        var path = community.path("/fair-play/flags/" + flag);
        var requests = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> community
                        .asOwner()
                        .header("Idempotency-Key", "decision-" + i)
                        .body("{\"reason\": \"" + i + "\"}")
                        .post(path + (i % 2 == 0 ? "/confirm" : "/dismiss"))
                        .statusCode())
                .toList();

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(49);
    }

    @Test
    void letsOwnersAndAppsDecideAndBiRead() {
        var flag = flag(Kind.REACTION_RING);
        var path = community.path("/fair-play/flags/" + flag);
        var body = "{\"reason\": \"They said so\"}";
        var bi = TestKeys.of(KeyKind.BI, community.id);
        var other = CommunityFixture.in("UTC");

        community.as(bi).get(path).then().statusCode(200);
        problem(community.as(bi).body(body).post(path + "/confirm"), 403, "forbidden");
        problem(
                community.as(TestKeys.of(KeyKind.BOT, community.id)).body(body).post(path + "/confirm"),
                403,
                "forbidden");
        problem(other.asOwner().get(other.path("/fair-play/flags/" + flag)), 404, "not-found");
        problem(
                other.asOwner()
                        .header("Idempotency-Key", "decision")
                        .body(body)
                        .post(other.path("/fair-play/flags/" + flag + "/dismiss")),
                404,
                "not-found");
        problem(community.asOwner().body(body).post(path + "/confirm"), 400, "idempotency-key-missing");
        community
                .as(TestKeys.of(KeyKind.APP, community.id))
                .header("Idempotency-Key", "decision")
                .body(body)
                .post(path + "/confirm")
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"));
    }
}
