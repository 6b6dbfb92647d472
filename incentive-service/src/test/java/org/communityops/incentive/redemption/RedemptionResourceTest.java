package org.communityops.incentive.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.RedemptionAudit;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RedemptionResourceTest {
    private final RewardFixture rewards = RewardFixture.in("Asia/Shanghai");
    private UUID ada = new UUID(0, 0);

    @BeforeEach
    void join() {
        ada = rewards.rich("ada", 100);
    }

    @AfterEach
    void audit() {
        RedemptionAudit.requireSound(rewards.community);
    }

    @Test
    void takesStockAndPointsTogether() {
        var cup = rewards.goods(30, ", \"stock\": 5");

        var location = rewards.redeem(rewards.bot, ada, cup)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("RESERVED"))
                .body("expiresAt", notNullValue())
                .extract()
                .header("Location");

        assertThat(rewards.community.balance("ada")).isEqualTo(70);
        rewards.stock(cup).body("taken", equalTo(1)).body("left", equalTo(4));
        String transaction = rewards.community
                .as(rewards.analyst)
                .filter(ContractValidation.filter())
                .get(location)
                .then()
                .statusCode(200)
                .body("memberId", equalTo(ada.toString()))
                .body("rewardId", equalTo(cup))
                .body("kind", equalTo("GOODS"))
                .body("name", equalTo("Tea cup"))
                .body("price", equalTo(30))
                .body("currency", equalTo("points"))
                .body("steps.state", equalTo(List.of("RESERVED")))
                .extract()
                .path("transactionId");
        rewards.community
                .get("/transactions/" + transaction)
                .body("kind", equalTo("SPEND"))
                .body("lines.account", equalTo(List.of("member:" + ada, "system:redemption")))
                .body("lines.amount", equalTo(List.of(-30, 30)));
    }

    @Test
    void goesFromReservedToFulfilled() {
        var id = rewards.reserved(ada, rewards.goods(30, ""));

        rewards.step(rewards.bot, id, "confirm")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("CONFIRMED"))
                .body("expiresAt", nullValue());
        rewards.post(rewards.operator, "/redemptions/" + id + "/fulfil", "{\"note\": \"Parcel 7\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("FULFILLED"))
                .body("steps.state", equalTo(List.of("RESERVED", "CONFIRMED", "FULFILLED")))
                .body("steps[2].reason", equalTo("Parcel 7"))
                .body("steps[2].by", equalTo(rewards.operator.substring("Bearer cop_app_".length(), 27)));

        assertThat(rewards.community.balance("ada")).isEqualTo(70);
        var news = FeedNews.of(rewards.community, "redemption.");
        assertThat(news.types()).containsExactly("redemption.reserved", "redemption.confirmed", "redemption.fulfilled");
        assertThat(news.latest().path("redemptionId").asText()).isEqualTo(id);
        assertThat(news.latest().path("memberId").asText()).isEqualTo(ada.toString());
        assertThat(news.latest().path("price").asInt()).isEqualTo(30);
    }

    @Test
    void returnsPointsAndStockOfWhatIsCancelled() {
        var cup = rewards.goods(30, ", \"stock\": 5");
        var reserved = rewards.reserved(ada, cup);
        var confirmed = rewards.reserved(ada, cup);
        rewards.step(rewards.bot, confirmed, "confirm").then().statusCode(200);

        rewards.step(rewards.bot, reserved, "cancel").then().statusCode(200).body("state", equalTo("CANCELLED"));
        assertThat(rewards.community.balance("ada")).isEqualTo(70);
        var transactions = rewards.step(rewards.operator, confirmed, "cancel")
                .then()
                .statusCode(200)
                .body("steps[2].reason", equalTo("a test"))
                .extract();

        assertThat(rewards.community.balance("ada")).isEqualTo(100);
        rewards.stock(cup).body("taken", equalTo(0)).body("left", equalTo(5));
        rewards.community
                .get("/transactions/" + transactions.path("refundTransactionId"))
                .body("kind", equalTo("REVERSAL"))
                .body("reverses", equalTo(transactions.path("transactionId")));
        assertThat(FeedNews.of(rewards.community, "points.posted").items()).hasSize(5);
    }

    @Test
    void leavesWhatIsConfirmedToOperators() {
        var id = rewards.reserved(ada, rewards.goods(30, ""));
        rewards.step(rewards.bot, id, "confirm").then().statusCode(200);

        problem(rewards.step(rewards.bot, id, "cancel"), 403, "forbidden");
        rewards.step(rewards.operator, id, "cancel").then().statusCode(200);
    }

    @Test
    void goesOnlyWhereItsStateAllows() {
        var cup = rewards.goods(10, "");
        var reserved = rewards.reserved(ada, cup);
        problem(rewards.step(rewards.operator, reserved, "fulfil"), 409, "invalid-transition");
        problem(rewards.step(rewards.operator, reserved, "approve"), 409, "invalid-transition");
        problem(rewards.step(rewards.operator, reserved, "reject"), 409, "invalid-transition");

        rewards.step(rewards.bot, reserved, "confirm").then().statusCode(200);
        problem(rewards.step(rewards.bot, reserved, "confirm"), 409, "invalid-transition");
        rewards.step(rewards.operator, reserved, "fulfil").then().statusCode(200);
        for (var verb : List.of("confirm", "fulfil", "cancel")) {
            problem(rewards.step(rewards.operator, reserved, verb), 409, "invalid-transition");
        }

        var cancelled = rewards.reserved(ada, cup);
        rewards.step(rewards.bot, cancelled, "cancel").then().statusCode(200);
        for (var verb : List.of("confirm", "fulfil", "cancel")) {
            problem(rewards.step(rewards.operator, cancelled, verb), 409, "invalid-transition");
        }
        problem(rewards.step(rewards.bot, UUID.randomUUID().toString(), "confirm"), 404, "not-found");
    }

    @Test
    void needsAnotherPersonsApproval() {
        var trip = rewards.goods(30, ", \"approval\": true");
        String id = rewards.redeem(rewards.operator, ada, trip).path("id");

        problem(rewards.step(rewards.operator, id, "confirm"), 409, "invalid-transition");
        problem(rewards.step(rewards.operator, id, "fulfil"), 409, "invalid-transition");
        problem(rewards.step(rewards.operator, id, "approve"), 403, "own-request");
        problem(rewards.step(rewards.bot, id, "approve"), 403, "forbidden");
        rewards.step(rewards.second, id, "approve").then().statusCode(200).body("state", equalTo("CONFIRMED"));

        problem(rewards.step(rewards.second, id, "reject"), 409, "invalid-transition");
        rewards.step(rewards.operator, id, "fulfil").then().statusCode(200);
    }

    @Test
    void returnsPointsAndStockOfWhatIsRejected() {
        var trip = rewards.goods(30, ", \"approval\": true, \"stock\": 1");
        var id = rewards.reserved(ada, trip);

        rewards.step(rewards.operator, id, "reject")
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .body("refundTransactionId", notNullValue());

        assertThat(rewards.community.balance("ada")).isEqualTo(100);
        rewards.stock(trip).body("left", equalTo(1));
        problem(rewards.step(rewards.operator, id, "approve"), 409, "invalid-transition");
        assertThat(FeedNews.of(rewards.community, "redemption.").types())
                .containsExactly("redemption.reserved", "redemption.rejected");
    }

    @Test
    void isThePaymentsOnlyWayBack() {
        var cup = rewards.goods(30, ", \"stock\": 1");
        var redemption = rewards.redeem(rewards.bot, ada, cup).then().extract();
        var reverse = "/transactions/" + redemption.path("transactionId") + "/reverse";

        problem(rewards.post(rewards.community.owner, reverse, "{\"reason\": \"by hand\"}"), 409, "conflict");

        assertThat(rewards.community.balance("ada")).isEqualTo(70);
        rewards.step(rewards.bot, redemption.path("id"), "cancel").then().statusCode(200);
        assertThat(rewards.community.balance("ada")).isEqualTo(100);
        problem(rewards.post(rewards.community.owner, reverse, "{\"reason\": \"by hand\"}"), 409, "conflict");
    }

    @Test
    void keepsWhatTheRewardWas() {
        var cup = rewards.goods(30, "");
        var id = rewards.reserved(ada, cup);
        rewards.patch("/rewards/" + cup, "{\"price\": 90, \"name\": \"Dear cup\"}")
                .then()
                .statusCode(200);
        rewards.patch("/rewards/" + cup, "{\"state\": \"RETIRED\"}").then().statusCode(200);

        rewards.step(rewards.bot, id, "cancel")
                .then()
                .statusCode(200)
                .body("price", equalTo(30))
                .body("name", equalTo("Tea cup"));

        assertThat(rewards.community.balance("ada")).isEqualTo(100);
    }

    @Test
    void findsRedemptionsByWhatIsAsked() {
        var bob = rewards.rich("bob", 100);
        var cup = rewards.goods(10, "");
        var pot = rewards.goods(20, "");
        var ids = List.of(rewards.reserved(ada, cup), rewards.reserved(bob, cup), rewards.reserved(ada, pot));
        rewards.step(rewards.bot, ids.get(2), "confirm").then().statusCode(200);

        rewards.get(rewards.operator, "/redemptions").then().body("items.id", equalTo(ids.reversed()));
        rewards.get(rewards.analyst, "/redemptions?memberId=" + ada + "&rewardId=" + cup)
                .then()
                .body("items.id", equalTo(List.of(ids.get(0))));
        rewards.get(rewards.operator, "/redemptions?state=CONFIRMED")
                .then()
                .body("items.id", equalTo(List.of(ids.get(2))))
                .body("items[0].steps", hasSize(2));
        rewards.get(rewards.bot, "/members/" + bob + "/redemptions")
                .then()
                .body("items.id", equalTo(List.of(ids.get(1))));
        var page = rewards.get(rewards.operator, "/redemptions?limit=2").then().extract();
        rewards.get(rewards.operator, "/redemptions?limit=2&cursor=" + page.path("next"))
                .then()
                .body("items.id", equalTo(List.of(ids.get(0))))
                .body("next", nullValue());
    }

    @Test
    void refusesBadInputLikeEveryOtherEndpoint() {
        var path = rewards.community.path("/redemptions");
        var good = "{\"memberId\": \"" + ada + "\", \"rewardId\": \"" + rewards.goods(1, "") + "\"}";

        rewards.refusedByPost(rewards.bot, "/redemptions", good);
        GenericBadInput.refusedByList(rewards.operator, path);
        GenericBadInput.refusedByList(rewards.bot, rewards.community.path("/members/" + ada + "/redemptions"));
        problem(rewards.post(rewards.bot, "/redemptions", "{\"memberId\": \"" + ada + "\"}"), 422, "validation-failed");
    }
}
