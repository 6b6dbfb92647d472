package org.communityops.incentive.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.incentive.PlanFixture;
import org.communityops.incentive.Race;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PlanResourceTest {
    private final PlanFixture plans = new PlanFixture();
    private final CommunityFixture community = plans.community;

    @Inject
    PlanEnding ending;

    @AfterEach
    void audit() {
        LedgerAudit.of(community).requireSound();
    }

    private Response patch(String id, String etag, String body) {
        return community.patch("/plans/" + id, etag, body).extract().response();
    }

    @Test
    void setsItsBudgetAsideWhenItIsActivatedAndGivesItBackWhenItIsStopped() {
        var id = plans.create(PlanFixture.body("p", 100, ""))
                .then()
                .statusCode(201)
                .header("Location", endsWith("/plans/" + plansId()))
                .body("state", equalTo("DRAFT"))
                .body("balance", equalTo(0))
                .body("activatedAt", nullValue())
                .extract()
                .<String>path("id");

        plans.step(id, "activate")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("balance", equalTo(100))
                .body("account", equalTo("system:budget:" + id));
        assertThat(plans.onAccount(id)).isEqualTo(100);

        plans.step(id, "pause").then().statusCode(200).body("state", equalTo("PAUSED"));
        plans.step(id, "resume").then().statusCode(200).body("state", equalTo("ACTIVE"));
        plans.step(id, "stop")
                .then()
                .statusCode(200)
                .body("state", equalTo("ENDED"))
                .body("endReason", equalTo("STOPPED"))
                .body("endedAt", notNullValue())
                .body("balance", equalTo(0));
        assertThat(plans.onAccount(id)).isZero();
    }

    private String plansId() {
        return LedgerAudit.of(community).text("select id from plan where community_id = ?");
    }

    @Test
    void takesNoStepOutOfOrder() {
        var id = plans.draft("p", 100, "");

        for (var verb : new String[] {"pause", "resume", "stop"}) {
            problem(plans.step(id, verb), 409, "invalid-transition");
        }
        plans.step(id, "activate").then().statusCode(200);
        problem(plans.step(id, "activate"), 409, "invalid-transition");
        problem(plans.step(id, "resume"), 409, "invalid-transition");
        plans.step(id, "stop").then().statusCode(200);
        for (var verb : new String[] {"activate", "pause", "resume", "stop"}) {
            problem(plans.step(id, verb), 409, "invalid-transition");
        }
        problem(plans.step("0197c0de-0000-7000-8000-0000000000f1", "activate"), 404, "not-found");
    }

    @Test
    void setsItsBudgetAsideOnceHoweverManyActivateAtTheSameTime() throws Exception {
        var id = plans.draft("p", 100, "");

        var answers = Race.of(50, i -> () -> plans.step(id, "activate").statusCode());

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(49);
        assertThat(plans.onAccount(id)).isEqualTo(100);
    }

    @Test
    void changesADraftOnlyForWhoKnowsItsLatestVersion() {
        var id = plans.draft("p", 100, "");

        patch(
                        id,
                        "\"1\"",
                        "{\"budget\": 200, \"memberLimit\": 5, \"pointCost\": {\"amount\": 0.05, \"currency\": \"CNY\"}}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("budget", equalTo(200))
                .body("memberLimit", equalTo(5))
                .body("pointCost.amount", equalTo(0.05f))
                .body("name", equalTo("Spring festival"));
        problem(patch(id, "\"1\"", "{\"budget\": 300}"), 412, "precondition-failed");
        problem(patch(id, "\"2\"", "{\"key\": \"other\"}"), 400, "unknown-field");
        problem(patch(id, "\"2\"", "{\"budget\": 0}"), 422, "validation-failed");
        problem(
                patch(id, "\"2\"", "{\"pointCost\": {\"amount\": 0.05, \"currency\": \"XAU\"}}"),
                422,
                "validation-failed");
        patch(id, "\"2\"", "{\"memberLimit\": null}").then().statusCode(200).body("memberLimit", nullValue());
    }

    @Test
    void changesNothingOnceItIsActivated() throws SQLException {
        var id = plans.active("p", 100, "");

        problem(patch(id, "\"2\"", "{\"budget\": 200}"), 409, "invalid-transition");
        plans.plan(id).body("budget", equalTo(100));
    }

    @Test
    void endsByItselfWhenItsTimeIsOver() throws SQLException {
        var id = plans.active("p", 100, "");
        community.join("ada");
        plans.award(id, 30, "ada").then().statusCode(201);

        ending.end(Instant.now());
        plans.plan(id).body("state", equalTo("ACTIVE"));
        ending.end(Instant.now().plus(2, ChronoUnit.DAYS));

        plans.plan(id)
                .body("state", equalTo("ENDED"))
                .body("endReason", equalTo("END_REACHED"))
                .body("balance", equalTo(0))
                .body("paid", equalTo(30));
        assertThat(plans.onAccount(id)).isZero();
        assertThat(community.balance("ada")).isEqualTo(30);
    }

    @Test
    void isNotActivatedAfterItsEnd() {
        var id = plans.create("""
                        {"key": "p", "name": "Over", "currency": "points", "budget": 10,
                         "startsAt": "2026-01-01T00:00:00Z", "endsAt": "2026-01-02T00:00:00Z"}""").then().statusCode(201).extract().<String>path("id");

        problem(plans.step(id, "activate"), 409, "invalid-transition");
        assertThat(plans.onAccount(id)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"budget\": 100; \"budget\": 0; min",
                "\"budget\": 100; \"budget\": 1000000000001; max",
                "\"key\": \"p\"; \"key\": \"Not A Key\"; pattern",
                "\"currency\": \"points\"; \"currency\": \"gold\"; unknown-currency",
                "\"name\": \"Spring festival\"; \"name\": \" \"; not-blank",
                "\"budget\": 100; \"budget\": 100, \"memberLimit\": 0; min",
                "\"budget\": 100; \"budget\": 100, \"awardLimit\": 0; min",
                "\"budget\": 100; \"budget\": 100, \"pointCost\": {\"amount\": 0, \"currency\": \"CNY\"}; positive",
                "\"budget\": 100; \"budget\": 100, \"pointCost\": {\"amount\": 1, \"currency\": \"gold\"}; unknown-currency"
            })
    void refusesWhatIsNoPlan(String good, String bad, String code) {
        problem(
                        community
                                .asOwner()
                                .body(PlanFixture.body("p", 100, "").replace(good, bad))
                                .post(community.path("/plans")),
                        422,
                        "validation-failed")
                .body("errors.code", hasItem(code));
        community.get("/plans").body("items", hasSize(0));
    }

    @Test
    void refusesAPlanThatEndsBeforeItStartsOrLastsLongerThanAYear() {
        for (var end : new String[] {"2026-11-20T00:00:00Z", "2026-11-19T00:00:00Z", "2027-11-22T00:00:00Z"}) {
            var body = """
                    {"key": "p", "name": "P", "currency": "points", "budget": 10,
                     "startsAt": "2026-11-20T00:00:00Z", "endsAt": "%s"}""".formatted(end);
            problem(community.asOwner().body(body).post(community.path("/plans")), 422, "validation-failed")
                    .body("errors.pointer", contains("/endsAt"));
        }
        GenericBadInput.refusedByPost(community.owner, community.path("/plans"), PlanFixture.body("q", 10, ""));
        GenericBadInput.refusedByList(community.owner, community.path("/plans"));
    }

    @Test
    void hasAKeyOfItsOwnAndListsByState() {
        plans.draft("one", 10, "");
        plans.active("two", 10, "");
        problem(plans.create(PlanFixture.body("one", 10, "")), 409, "conflict");

        community.get("/plans").body("items.key", contains("two", "one"));
        community.get("/plans?state=ACTIVE").body("items.key", contains("two"));
        var next = community
                .get("/plans?limit=1")
                .body("items.key", contains("two"))
                .extract();
        community.get("/plans?limit=1&cursor=" + next.path("next")).body("items.key", contains("one"));
    }

    @Test
    void keepsKeysWithinWhatTheyMay() {
        var large = plans.draft("large", 1_001, "");
        var small = plans.draft("small", 1_000, "");
        var app = TestKeys.of(KeyKind.APP, community.id);
        var bi = TestKeys.of(KeyKind.BI, community.id);
        var bot = TestKeys.of(KeyKind.BOT, community.id);

        problem(plans.step(app, large, "activate"), 403, "approval-required");
        plans.plan(large).body("state", equalTo("DRAFT"));
        plans.step(app, small, "activate").then().statusCode(200);
        community.as(bi).get(community.path("/plans/" + small)).then().statusCode(200);
        problem(plans.step(bi, small, "stop"), 403, "forbidden");
        problem(community.as(bot).get(community.path("/plans/" + small)), 403, "forbidden");
        problem(
                community.asOwner().post(community.path("/plans/" + large + "/activate")),
                400,
                "idempotency-key-missing");
    }

    @Test
    void isNotThereForAnotherCommunity() {
        var id = plans.draft("p", 10, "");
        var other = CommunityFixture.in("UTC");

        problem(other.asOwner().get(other.path("/plans/" + id)), 404, "not-found");
        problem(
                other.asOwner().header("Idempotency-Key", "k").post(other.path("/plans/" + id + "/activate")),
                404,
                "not-found");
        plans.plan(id).body("state", equalTo("DRAFT"));
    }
}
