package org.communityops.incentive.rule;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RuleResourceTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    @Test
    void listsTheStarterRulesOfANewCommunity() {
        community
                .get("/rules")
                .body("items.key", contains("message-posted", "reaction-added", "reply-posted", "seven-day-streak"))
                .body("items[0].definition.caps[0].amount", equalTo(20))
                .body("items[3].definition.streak.days", equalTo(7));
    }

    @Test
    void showsOneRule() {
        String id = community.get("/rules?limit=1").extract().path("items[0].id");

        var etag = community
                .get("/rules/" + id)
                .body("key", equalTo("message-posted"))
                .extract()
                .header("ETag");

        community
                .asOwner()
                .header("If-None-Match", etag)
                .get(community.path("/rules/" + id))
                .then()
                .statusCode(304);
        problem(community.asOwner().get(community.path("/rules/" + UUID.randomUUID())), 404, "not-found");
    }

    @Test
    void showsTheStarterLadder() {
        community
                .get("/ladders")
                .body("items.key", contains("starter"))
                .body("items[0].levels.minPoints", contains(0, 50, 200, 500, 1500, 5000));
    }

    @Test
    void refusesBadPageParameters() {
        GenericBadInput.refusedByList(community.owner, community.path("/rules"));
    }
}
