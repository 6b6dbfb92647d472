package org.communityops.kpi.rewardcost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RewardCostTest {
    private static final String MAY = "from=2026-05-01&to=2026-05-31&granularity=MONTH&currency=CNY";

    private final TestCommunity community = TestCommunity.in("Asia/Shanghai");
    private final UUID redemption = Ids.next();

    @Test
    void makesAFulfilledRewardACostOfItsLocalDay() {
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));
        FeedPages.apply("incentive", fulfilled(redemption, "2026-05-01T16:30:00Z", "18.5"));

        community
                .get("/costs")
                .body("items.id", contains(redemption.toString()))
                .body("items.day", contains("2026-05-02"))
                .body("items.kind", contains("REWARD"))
                .body("items.amount", contains(18.5f))
                .body("items.note", contains("Tea cup 茶杯"));
        assertThat(community.values("costs?" + MAY)).containsExactly(18.5f);
    }

    @Test
    void countsARedemptionOnceHoweverOftenItIsTold() {
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));
        var news = fulfilled(redemption, "2026-05-01T12:00:00Z", "0.0001");

        FeedPages.apply("incentive", news, fulfilled(Ids.next(), "2026-05-01T12:00:00Z", "2"), news);
        FeedPages.apply("incentive", fulfilled(redemption, "2026-05-01T12:00:00Z", "0.0001"));

        community.get("/costs").body("items", hasSize(2));
        assertThat(community.values("costs?" + MAY)).containsExactly(2.0001f);
    }

    @Test
    void costsNothingWhereNobodySaidWhatItCosts() {
        FeedPages.apply("incentive", fulfilled(redemption, "2026-05-01T12:00:00Z", null));

        community.get("/costs").body("items", hasSize(0));
    }

    @Test
    void isTakenBackLikeAnyOther() {
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));
        FeedPages.apply("incentive", fulfilled(redemption, "2026-05-01T12:00:00Z", "2"));
        var reverse = "/v1/communities/" + community.id() + "/costs/" + redemption + "/reverse";

        community.asOwner().header("Idempotency-Key", "a").post(reverse).then().statusCode(201);
        FeedPages.apply("incentive", fulfilled(redemption, "2026-05-01T12:00:00Z", "2"));

        assertThat(community.values("costs?" + MAY)).containsExactly(0);
        problem(community.asOwner().header("Idempotency-Key", "b").post(reverse).then(), 409, "already-reversed");
    }

    private FeedItem fulfilled(UUID id, String time, @org.jspecify.annotations.Nullable String cost) {
        var news = new LinkedHashMap<String, Object>();
        news.put("redemptionId", id);
        news.put("rewardId", Ids.next());
        news.put("memberId", community.member("ana"));
        news.put("kind", "GOODS");
        news.put("name", "Tea cup 茶杯");
        news.put("price", 300);
        news.put("currency", "points");
        if (cost != null) {
            news.put("unitCost", Map.of("amount", new BigDecimal(cost), "currency", "CNY"));
        }
        return FeedPages.item(
                Ids.next(),
                community.id(),
                "redemption.fulfilled",
                community.member("ana").toString(),
                Instant.parse(time),
                news);
    }
}
