package org.communityops.incentive.planaward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.LedgerAudit;
import org.communityops.incentive.PlanFixture;
import org.communityops.incentive.Race;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AwardResourceTest {
    private final PlanFixture plans = new PlanFixture();
    private final CommunityFixture community = plans.community;

    @BeforeEach
    void join() {
        Stream.of("ada", "bob", "cyd").forEach(community::join);
    }

    @AfterEach
    void audit() {
        LedgerAudit.of(community).requireSound();
        assertThat(LedgerAudit.of(community).number("""
                        select count(*) from plan p
                         where p.community_id = ? and (p.paid, p.awards::bigint, p.members::bigint) <> (
                                   select coalesce(sum(amount), 0), count(*), count(distinct member_id) from plan_award a
                                    where a.community_id = p.community_id and a.plan_id = p.id and a.revoked_at is null)"""))
                .as("plans that count other awards than stand")
                .isZero();
    }

    private String firstAward(String id) {
        return community.get("/plans/" + id + "/awards").extract().path("items[0].id");
    }

    @Test
    void paysMembersOutOfTheBudget() {
        var id = plans.active("p", 100, "");

        community
                .asOwner()
                .filter(ContractValidation.filter())
                .header("Idempotency-Key", "k")
                .body(plans.awards(20, "ada", "bob"))
                .post(community.path("/plans/" + id + "/awards"))
                .then()
                .statusCode(201)
                .body("amount", equalTo(40))
                .body("items.amount", contains(20, 20))
                .body("items[0].memberId", equalTo(community.member("ada").toString()));

        assertThat(community.balance("ada")).isEqualTo(20);
        assertThat(plans.onAccount(id)).isEqualTo(60);
        plans.plan(id)
                .body("paid", equalTo(40))
                .body("balance", equalTo(60))
                .body("awards", equalTo(2))
                .body("members", equalTo(2));
        var posted = FeedNews.of(community, "points.posted");
        assertThat(posted.items()).hasSize(2);
        assertThat(posted.latest().get("kind").asText()).isEqualTo("GRANT");
    }

    @Test
    void countsAsEarnedOnTheDayOfTheAward() {
        var id = plans.active("p", 100, "");
        plans.award(id, 20, "ada").then().statusCode(201);
        String day = community.get("/plans/" + id + "/awards").extract().path("items[0].day");

        assertThat(day)
                .isIn(
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        community.settle();
        community.get("/leaderboards/" + day).body("items.amount", contains(20));
        plans.revoke(id, firstAward(id)).then().statusCode(200);
        community.settle();
        community.get("/leaderboards/" + day).body("items", hasSize(0));
    }

    @Test
    void paysExactlyWhatTheBudgetHoldsHoweverManyAwardAtTheSameTime() throws Exception {
        var id = plans.active("p", 105, "");

        var answers = Race.of(50, i -> () -> plans.award(id, 10, "ada").statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(10);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(40);
        assertThat(community.balance("ada")).isEqualTo(100);
        assertThat(plans.onAccount(id)).isEqualTo(5);
        problem(plans.award(id, 6, "ada"), 409, "budget-exceeded");
        plans.plan(id).body("paid", equalTo(100)).body("state", equalTo("ACTIVE"));
    }

    @Test
    void endsWithTheAwardThatUsesItsBudgetUp() throws Exception {
        var id = plans.active("p", 100, "");

        var answers = Race.of(50, i -> () -> plans.award(id, 10, "ada", "bob").statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(5);
        plans.plan(id)
                .body("state", equalTo("ENDED"))
                .body("endReason", equalTo("BUDGET_USED"))
                .body("balance", equalTo(0))
                .body("awards", equalTo(10));
        problem(plans.award(id, 1, "ada"), 409, "plan-not-running");
    }

    @Test
    void endsWithItsLastAwardAndGivesTheRestBack() throws Exception {
        var id = plans.active("p", 100, ", \"awardLimit\": 3");
        problem(plans.award(id, 1, "ada", "bob", "cyd", "ada"), 422, "validation-failed");
        IntStream.range(0, 20).forEach(i -> community.join("m" + i));

        var answers = Race.of(20, i -> () -> plans.award(id, 5, "m" + i).statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(3);
        plans.plan(id)
                .body("state", equalTo("ENDED"))
                .body("endReason", equalTo("AWARD_LIMIT"))
                .body("paid", equalTo(15))
                .body("balance", equalTo(0));
        assertThat(plans.onAccount(id)).isZero();
    }

    @Test
    void givesNothingOfAListThatIsLongerThanTheAwardsLeft() {
        var id = plans.active("p", 100, ", \"awardLimit\": 2");

        problem(plans.award(id, 5, "ada", "bob", "cyd"), 409, "plan-limit-reached");
        plans.plan(id).body("paid", equalTo(0)).body("state", equalTo("ACTIVE"));
    }

    @Test
    void reachesNoMoreMembersThanItMayButThoseAsOftenAsItLikes() throws Exception {
        var id = plans.active("p", 1_000, ", \"memberLimit\": 10");
        IntStream.range(0, 50).forEach(i -> community.join("m" + i));

        var answers = Race.of(50, i -> () -> plans.award(id, 1, "m" + i).statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(10);
        var reached = IntStream.range(0, 50)
                .filter(i -> answers.get(i) == 201)
                .findFirst()
                .orElseThrow();
        plans.award(id, 1, "m" + reached).then().statusCode(201);
        problem(plans.award(id, 1, "ada"), 409, "plan-limit-reached");
        plans.plan(id).body("members", equalTo(10)).body("awards", equalTo(11)).body("state", equalTo("ACTIVE"));
    }

    @Test
    void paysOnlyWhileItRuns() {
        var draft = plans.draft("draft", 10, "");
        problem(plans.award(draft, 1, "ada"), 409, "plan-not-running");

        var later = plans.create("""
                        {"key": "later", "name": "Later", "currency": "points", "budget": 10,
                         "startsAt": "2100-01-01T00:00:00Z", "endsAt": "2100-02-01T00:00:00Z"}""").<String>path("id");
        plans.step(later, "activate").then().statusCode(200);
        problem(plans.award(later, 1, "ada"), 409, "plan-not-running");

        var paused = plans.active("paused", 10, "");
        plans.step(paused, "pause").then().statusCode(200);
        problem(plans.award(paused, 1, "ada"), 409, "plan-not-running");
        plans.step(paused, "resume").then().statusCode(200);
        plans.award(paused, 1, "ada").then().statusCode(201);
        plans.step(paused, "stop").then().statusCode(200);
        problem(plans.award(paused, 1, "ada"), 409, "plan-not-running");
        assertThat(community.balance("ada")).isEqualTo(1);
    }

    @Test
    void awardsOnceForOneKeyForEver() {
        var id = plans.active("p", 100, "");
        String first = plans.award("same", id, 20, "ada")
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].id");

        plans.award("same", id, 20, "ada").then().statusCode(201).body("items[0].id", equalTo(first));
        plans.forgetKeys();
        plans.award("same", id, 20, "ada").then().statusCode(201).body("items[0].id", equalTo(first));
        plans.forgetKeys();
        problem(plans.award("same", id, 21, "ada"), 422, "idempotency-key-reused");
        problem(
                community.asOwner().body(plans.awards(1, "ada")).post(community.path("/plans/" + id + "/awards")),
                400,
                "idempotency-key-missing");
        assertThat(community.balance("ada")).isEqualTo(20);
    }

    @Test
    void takesAnAwardBackOnceIntoTheBudget() throws Exception {
        var id = plans.active("p", 100, ", \"memberLimit\": 1");
        plans.award(id, 20, "ada").then().statusCode(201);
        var award = firstAward(id);

        var answers = Race.of(20, i -> () -> plans.revoke(id, award).statusCode());

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(19);
        assertThat(community.balance("ada")).isZero();
        plans.plan(id).body("balance", equalTo(100)).body("paid", equalTo(0)).body("members", equalTo(0));
        community
                .asOwner()
                .filter(ContractValidation.filter())
                .get(community.path("/plans/" + id + "/awards/" + award))
                .then()
                .statusCode(200)
                .body("revocation.reason", equalTo("The wrong member"));
        plans.award(id, 20, "bob").then().statusCode(201);
    }

    @Test
    void passesWhatAnEndedPlanGetsBackOnToWherePointsAreMade() {
        var id = plans.active("p", 100, "");
        plans.award(id, 20, "ada").then().statusCode(201);
        plans.step(id, "stop").then().statusCode(200);

        plans.revoke(id, firstAward(id)).then().statusCode(200);

        assertThat(plans.onAccount(id)).isZero();
        assertThat(community.balance("ada")).isZero();
        plans.plan(id).body("state", equalTo("ENDED")).body("paid", equalTo(0));
    }

    @Test
    void takesNothingBackThatIsSpent() {
        var id = plans.active("p", 100, "");
        plans.award(id, 20, "ada").then().statusCode(201);
        community.spend("tea", "ada", 15).statusCode(201);

        problem(plans.revoke(id, firstAward(id)), 409, "insufficient-points");
        plans.plan(id).body("paid", equalTo(20)).body("members", equalTo(1));
        assertThat(community.balance("ada")).isEqualTo(5);
    }

    @Test
    void isMovedByNothingElse() {
        var id = plans.active("p", 100, "");
        plans.award(id, 20, "ada").then().statusCode(201);
        String transaction = community.get("/plans/" + id + "/awards").extract().path("items[0].transactionId");

        community.get("/transactions/" + transaction).body("lines.account", hasItem("system:budget:" + id));
        problem(
                plans.post(community.owner, "r", "/transactions/" + transaction + "/reverse", "{\"reason\": \"x\"}"),
                409,
                "conflict");
        problem(
                community
                        .post(
                                "t",
                                community.lines("GRANT", "member:" + community.member("ada"), 5, "system:budget:" + id))
                        .extract()
                        .response(),
                422,
                "validation-failed");
        assertThat(plans.onAccount(id)).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "1.5", "1e13"})
    void refusesWhatIsNoAmount(String amount) {
        var id = plans.active("p", 100, "");

        problem(
                plans.post(
                        community.owner,
                        "k",
                        "/plans/" + id + "/awards",
                        plans.awards(77, "ada").replace(": 77}", ": " + amount + "}")),
                422,
                "validation-failed");
        plans.plan(id).body("paid", is(0));
    }

    @Test
    void refusesStrangersAndOtherCommunities() {
        var id = plans.active("p", 100, "");
        plans.award(id, 5, "ada").then().statusCode(201);
        var other = CommunityFixture.in("UTC");

        problem(plans.award(id, 5, "bob", "nobody"), 404, "not-found");
        problem(plans.award(id, 5, "bob", "bob"), 422, "validation-failed");
        problem(
                other.asOwner()
                        .header("Idempotency-Key", "k")
                        .body(plans.awards(5, "ada"))
                        .post(other.path("/plans/" + id + "/awards")),
                404,
                "not-found");
        problem(other.asOwner().get(other.path("/plans/" + id + "/awards")), 404, "not-found");
        problem(other.asOwner().get(other.path("/plans/" + id + "/awards/" + firstAward(id))), 404, "not-found");
        var bi = TestKeys.of(KeyKind.BI, community.id);
        problem(plans.post(bi, "k", "/plans/" + id + "/awards", plans.awards(5, "ada")), 403, "forbidden");
        assertThat(community.balance("bob")).isZero();
    }

    @Test
    void listsTheAwardsOfAMember() {
        var id = plans.active("p", 100, "");
        plans.award(id, 1, "ada").then().statusCode(201);
        plans.award(id, 2, "bob", "ada").then().statusCode(201);

        community.get("/plans/" + id + "/awards").body("items.amount", contains(2, 2, 1));
        community
                .get("/plans/" + id + "/awards?memberId=" + community.member("ada"))
                .body("items.amount", contains(2, 1));
        var next = community.get("/plans/" + id + "/awards?limit=2").extract().<String>path("next");
        community.get("/plans/" + id + "/awards?limit=2&cursor=" + next).body("items.amount", contains(1));
    }
}
