package org.communityops.kpi.funnel;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FunnelPresetTest {
    private final TestCommunity community = TestCommunity.in("UTC");

    /** Ana goes all the way, Bo joins and is active, Cy is only reached, Di was never reached. */
    @Test
    void knowsTheFiveRings() {
        community.sees(
                of("channel.touched", "ana"),
                of("member.joined", "ana"),
                of("message.posted", "ana"),
                of("purchase.completed", "ana"),
                of("invite.sent", "ana"),
                of("content.viewed", "bo"),
                of("member.joined", "bo"),
                of("reaction.added", "bo"),
                of("content.viewed", "cy"),
                of("member.joined", "di"));

        String funnel = created("{\"name\":\"rings\",\"preset\":\"FIVE_RINGS\"}")
                .statusCode(201)
                .body("steps.name", contains("reached", "joined", "active", "bought", "advocating"))
                .extract()
                .header("Location");

        community
                .asOwner()
                .get(funnel + "/result")
                .then()
                .statusCode(200)
                .body("steps.members", contains(3, 2, 2, 1, 1))
                .body("steps.alone", contains(3, 3, 2, 1, 1));
    }

    @Test
    void hasEitherStepsOrAPreset() {
        var steps = "\"steps\":[{\"name\":\"a\",\"eventTypes\":[\"x\"]},{\"name\":\"b\",\"eventTypes\":[\"y\"]}]";

        problem(created("{\"name\":\"both\",\"preset\":\"FIVE_RINGS\"," + steps + "}"), 422, "validation-failed")
                .body("errors.pointer", contains("/steps"));
        problem(created("{\"name\":\"none\"}"), 422, "validation-failed").body("errors.pointer", contains("/steps"));
        problem(created("{\"name\":\"other\",\"preset\":\"SIX_RINGS\"}"), 400, "malformed-request");
    }

    private ValidatableResponse created(String body) {
        return community
                .posting(body)
                .post("/v1/communities/" + community.id() + "/funnels")
                .then();
    }

    private FeedItem of(String type, String member) {
        return community.event(type, member, "2026-05-01T12:00:00Z", Map.of());
    }
}
