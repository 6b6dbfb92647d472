package org.communityops.incentive.planreport;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.PlanFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PlanReportResourceTest {
    private final PlanFixture plans = new PlanFixture();
    private final CommunityFixture community = plans.community;

    @BeforeEach
    void join() {
        Stream.of("ada", "bob", "cyd", "dan", "eve", "fay").forEach(community::join);
    }

    private ValidatableResponse report(String id, String query) {
        return community
                .asOwner()
                .filter(ContractValidation.filter())
                .get(community.path("/plans/" + id + "/report" + query))
                .then()
                .statusCode(200);
    }

    private FeedItem message(int number, String name, LocalDate day) {
        return community.message(name + "-" + day + "-" + number, name, day + "T00:00:00Z");
    }

    @Test
    void tellsWhatWasPaidAndHowActivityChanged() {
        var id = plans.active("p", 100, ", \"pointCost\": {\"amount\": 0.05, \"currency\": \"CNY\"}");
        plans.award(id, 20, "ada", "bob").then().statusCode(201);
        plans.award(id, 25, "ada").then().statusCode(201);
        plans.award(id, 10, "cyd").then().statusCode(201);
        String wrong = community.get("/plans/" + id + "/awards").extract().path("items[0].id");
        plans.revoke(id, wrong).then().statusCode(200);
        var from = LocalDate.parse(report(id, "").extract().path("effect.from"));

        // Two days before and two days of the plan: the reached do 4, then 12; the others 8, then 10.
        var before = from.minusDays(2);
        var events = new ArrayList<FeedItem>();
        for (var i = 0; i < 4; i++) {
            events.add(message(i, "ada", before));
            events.add(message(i, "cyd", before));
            events.add(message(i, "dan", before.plusDays(1)));
        }
        for (var i = 0; i < 6; i++) {
            events.add(message(i, "ada", from));
            events.add(message(i, "bob", from.plusDays(1)));
        }
        for (var i = 0; i < 10; i++) {
            events.add(message(i, "eve", from));
        }
        var mistake = message(99, "ada", from);
        events.add(mistake);
        events.add(message(0, "stranger", from));
        community.apply(events);
        community.apply(community.retraction("sorry", mistake));

        report(id, "")
                .body("paid", equalTo(65))
                .body("shareOfBudget", equalTo(0.65f))
                .body("awards", equalTo(3))
                .body("members", equalTo(2))
                .body("cost.amount", equalTo(3.25f))
                .body("cost.currency", equalTo("CNY"))
                .body("days.points", contains(65))
                .body("days.awards", contains(3))
                .body("days.members", contains(2))
                .body("effect.days", equalTo(2))
                .body("effect.reached.members", equalTo(2))
                .body("effect.reached.before", equalTo(4))
                .body("effect.reached.during", equalTo(12))
                .body("effect.reached.change", equalTo(2.0f))
                .body("effect.others.members", equalTo(4))
                .body("effect.others.before", equalTo(8))
                .body("effect.others.during", equalTo(10))
                .body("effect.others.change", equalTo(0.25f))
                .body("effect.differenceInDifferences", equalTo(1.75f))
                .body("effect.series.reached", contains(4, 0, 6, 6))
                .body("effect.series.others", contains(4, 4, 10, 0));
        report(id, "?granularity=WEEK")
                .body("effect.series.reached", contains(4, 12))
                .body("effect.series.others", contains(8, 10))
                .body("effect.series.from", contains(before.toString(), from.toString()));
    }

    @Test
    void hasNoEffectBeforeThePlanBegins() {
        var id = plans.create("""
                        {"key": "later", "name": "Later", "currency": "points", "budget": 10,
                         "startsAt": "2100-01-01T00:00:00Z", "endsAt": "2100-02-01T00:00:00Z"}""").<String>path("id");

        report(id, "").body("effect", nullValue()).body("days", hasSize(0)).body("cost", nullValue());
    }

    @Test
    void comparesNothingWhenNobodyWasReached() {
        var id = plans.active("p", 100, "");

        report(id, "")
                .body("effect.reached.members", equalTo(0))
                .body("effect.reached.rateBefore", nullValue())
                .body("effect.others.members", equalTo(6))
                .body("effect.differenceInDifferences", nullValue());
    }

    @Test
    void isForWhoMayReadPlans() {
        var id = plans.active("p", 100, "");
        var other = CommunityFixture.in("UTC");
        var bi = TestKeys.of(KeyKind.BI, community.id);
        var bot = TestKeys.of(KeyKind.BOT, community.id);

        community.as(bi).get(community.path("/plans/" + id + "/report")).then().statusCode(200);
        problem(community.as(bot).get(community.path("/plans/" + id + "/report")), 403, "forbidden");
        problem(other.asOwner().get(other.path("/plans/" + id + "/report")), 404, "not-found");
        problem(
                community.asOwner().get(community.path("/plans/" + id + "/report?granularity=CENTURY")),
                400,
                "malformed-request");
    }
}
