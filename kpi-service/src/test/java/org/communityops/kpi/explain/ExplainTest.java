package org.communityops.kpi.explain;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.communityops.kpi.metric.MetricCatalogue;
import org.communityops.kpi.metric.MetricDefinition;
import org.communityops.kpi.period.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExplainTest {
    @Inject
    MetricCatalogue catalogue;

    private TestCommunity community = TestCommunity.unheardOf();

    @BeforeEach
    void begin() {
        community = TestCommunity.in("UTC");
    }

    @Test
    void leadsFromAValueToItsFractionAndTheDaysThatWereRead() {
        community.sees(
                community.message("ana", "2026-05-01T12:00:00Z"),
                community.reply("bo", "2026-05-01T12:00:00Z"),
                community.reply("bo", "2026-05-03T12:00:00Z"));

        community
                .get("/metrics/reply_ratio/explain?from=2026-05-01&to=2026-05-31&granularity=MONTH")
                .statusCode(200)
                .body("definition.id", equalTo("reply_ratio"))
                .body("definition.version", equalTo(1))
                .body("cutOff", equalTo("2026-05-03"))
                .body("items.period", contains("2026-05"))
                .body("items[0].partial", equalTo(true))
                .body("items[0].value.value", equalTo(0.666667f))
                .body("items[0].value.numerator", equalTo(2))
                .body("items[0].value.denominator", equalTo(3))
                .body("items[0].parts", empty())
                .body("inputs.measure", contains("message.posted", "message.posted#reply"))
                .body("inputs[0].days.day", contains("2026-05-01", "2026-05-03"))
                .body("inputs[0].days.count", contains(2, 1))
                .body("inputs[0].days.members", contains(2, 1))
                .body("inputs[1].days.count", contains(1, 1));
    }

    @Test
    void namesTheMembersOnEachSideWithTheirDays() {
        community.sees(
                community.message("ana", "2026-05-01T12:00:00Z"),
                community.reply("bo", "2026-05-01T12:00:00Z"),
                community.message("bo", "2026-05-03T12:00:00Z"),
                community.message("cy", "2026-06-03T12:00:00Z"));

        behind("reply_ratio", "2026-05", "NUMERATOR")
                .body("items.memberId", contains(id("bo")))
                .body("items[0].days", contains("2026-05-01"));
        behind("reply_ratio", "2026-05", "DENOMINATOR")
                .body("items.memberId", contains(id("ana"), id("bo")))
                .body("items[1].days", contains("2026-05-01", "2026-05-03"));
        behind("mau30", "2026-06-03", "NUMERATOR").body("items.memberId", contains(id("cy")));
        behind("mau30", "2026-06-01", "NUMERATOR").body("items.memberId", contains(id("bo")));
    }

    @Test
    void namesThoseWhoAreGone() {
        community.sees(
                community.message("ana", "2026-01-01T12:00:00Z"),
                community.message("bo", "2026-01-01T12:00:00Z"),
                community.message("ana", "2026-02-01T12:00:00Z"));

        behind("churn_rate", "2026-01", "NUMERATOR")
                .body("items.memberId", contains(id("bo")))
                .body("items[0].days", contains("2026-01-01"));
        behind("churn_rate", "2026-02", "NUMERATOR").body("items", empty());
        community
                .get("/metrics/churn_rate/explain?from=2026-01-01&to=2026-01-31")
                .body("inputs[0].days.day", contains("2026-01-01", "2026-02-01"));
    }

    @Test
    void pagesByKeyset() {
        for (var member = 0; member < 5; member++) {
            community.sees(community.message("m" + member, "2026-05-01T12:00:00Z"));
        }
        var found = new ArrayList<String>();
        var query = "/metrics/messages/explain/members?period=2026-05&limit=2";
        String next = "";
        do {
            var page = community
                    .get(query + (next.isEmpty() ? "" : "&cursor=" + next))
                    .statusCode(200);
            found.addAll(page.extract().<List<String>>path("items.memberId"));
            next = Objects.requireNonNullElse(page.extract().<String>path("next"), "");
        } while (!next.isEmpty());

        assertThat(found).containsExactly(id("m0"), id("m1"), id("m2"), id("m3"), id("m4"));
        problem(community.get(query + "&cursor=abc"), 400, "malformed-request");
    }

    @Test
    void showsThePartsOfAnOwnMetric() {
        community.sees(
                community.message("ana", "2026-05-01T12:00:00Z"), community.reply("ana", "2026-05-01T12:00:00Z"));
        community
                .posting("{\"key\": \"own_e\", \"label\": {\"en\": \"E\", \"zh\": \"题\"}, \"dimension\": \"USERS\","
                        + "\"unit\": \"RATIO\", \"direction\": \"NEUTRAL\","
                        + "\"formula\": \"reply_ratio * messages\"}")
                .post("/v1/communities/" + community.id() + "/metrics")
                .then()
                .statusCode(201);

        community
                .get("/metrics/own_e/explain?from=2026-05-01&to=2026-05-01&granularity=DAY")
                .statusCode(200)
                .body("definition.definition", equalTo("reply_ratio * messages"))
                .body("items[0].value.value", equalTo(1.0f))
                .body("items[0].parts.metric", contains("messages", "reply_ratio"))
                .body("items[0].parts.value.value", contains(2, 0.5f))
                .body("items[0].parts[1].value.denominator", equalTo(2));
        problem(community.get("/metrics/own_e/explain/members?period=2026-05-01"), 422, "validation-failed");
    }

    /** For a metric over distinct members the list is the value. */
    @Test
    void namesAsManyMembersAsAValueCounts() {
        community.sees(
                community.joined("ana", "2026-04-20T12:00:00Z"),
                community.joined("bo", "2026-05-01T12:00:00Z"),
                community.message("ana", "2026-04-21T12:00:00Z"),
                community.message("ana", "2026-05-02T12:00:00Z"),
                community.reply("bo", "2026-05-03T12:00:00Z"),
                community.reaction("cy", "2026-05-04T12:00:00Z"),
                community.message("cy", "2026-06-04T12:00:00Z"));
        var checked = 0;
        for (var definition : catalogue.definitions()) {
            if (definition.unit() == MetricDefinition.Unit.MEMBERS && definition.denominator() == null) {
                var period = Period.containing(
                        definition.granularities().getFirst(), java.time.LocalDate.parse("2026-05-04"));
                var query = "from=" + period.first() + "&to=" + period.first();
                int value = (Integer)
                        community.values(definition.id() + "?" + query).getFirst();
                behind(definition.id(), period.toString(), "NUMERATOR").body("items", hasSize(value));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(15);
    }

    @Test
    void refusesWhatItCannotExplain() {
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));

        problem(community.get("/metrics/luck/explain"), 404, "not-found");
        problem(community.get("/metrics/messages/explain?from=2026-05-02&to=2026-05-01"), 422, "validation-failed");
        problem(community.get("/metrics/messages/explain/members"), 422, "validation-failed");
        problem(community.get("/metrics/messages/explain/members?period=2026-W54"), 422, "validation-failed");
        problem(community.get("/metrics/dau/explain/members?period=2026-05"), 422, "validation-failed");
        problem(
                community.get("/metrics/messages/explain/members?period=2026-05&side=DENOMINATOR"),
                422,
                "validation-failed");
        problem(community.get("/metrics/messages/explain/members?period=2026-05&side=LEFT"), 422, "validation-failed");
        problem(community.get("/metrics/messages/explain/members?period=2026-05&limit=0"), 400, "malformed-request");
    }

    @Test
    void tellsMembersToThoseWhoMayKnowThem() {
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));
        var path = "/v1/communities/" + community.id() + "/metrics/messages/explain";
        var bi = TestKeys.of(KeyKind.BI, community.id());

        given().header("Authorization", bi).get(path).then().statusCode(200);
        problem(given().header("Authorization", bi).get(path + "/members?period=2026-05"), 403, "forbidden");
        problem(TestCommunity.in("UTC").asOwner().get(path + "/members?period=2026-05"), 404, "not-found");
    }

    private io.restassured.response.ValidatableResponse behind(String metric, String period, String side) {
        return community
                .get("/metrics/" + metric + "/explain/members?period=" + period + "&side=" + side)
                .statusCode(200);
    }

    private String id(String member) {
        return community.member(member).toString();
    }
}
