package org.communityops.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.deploy.local.platform.Service.INCENTIVE;
import static org.communityops.deploy.local.platform.Service.KPI;
import static org.communityops.deploy.local.platform.Service.MEMBER;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.communityops.deploy.e2e.running.Caller;
import org.communityops.deploy.e2e.running.Product;
import org.communityops.deploy.e2e.running.StoryCommunity;
import org.communityops.deploy.e2e.running.WithProduct;
import org.communityops.deploy.e2e.stream.Event;
import org.communityops.deploy.e2e.stream.Sending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * From sharing to buying: Ann, Cai and Dee share something, Ann brings Ben along as well. She alone has points enough for a
 * coupon, uses it in a shop, and the funnel shows one of three.
 */
@ExtendWith(WithProduct.class)
class ClosedLoopStory {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Test
    void sharingEarnsPointsThatBuyACouponThatBringsAPurchase(Product product) {
        var community = StoryCommunity.in(product, ZoneId.of("Asia/Shanghai"));
        offer(community);
        share(product, community);

        // 10 for sharing, 50 for Ben; Ben: 20 for coming, 2 for his message.
        assertThat(points(community, "ann")).isEqualTo(60);
        assertThat(points(community, "ben")).isEqualTo(22);
        assertThat(points(community, "cai")).isEqualTo(10);
        var referral =
                items(community.bi(), community, "/referrals").findFirst().orElseThrow();
        assertThat(referral.get("state").asText()).isEqualTo("QUALIFIED");
        assertThat(referral.get("inviterId").asText())
                .isEqualTo(id(community, "ann").toString());

        var code = redeem(community);
        assertThat(points(community, "ann")).isZero();
        buy(product, community, code);

        var steps = funnel(community);
        assertThat(Stream.of(0, 1, 2).map(i -> steps.get(i).get("members").asInt()))
                .containsExactly(3, 1, 1);
        assertThat(steps.at("/2/rateFromPrevious").asDouble()).isEqualTo(1.0);
        assertThat(steps.at("/2/rateFromFirst").asDouble()).isEqualTo(0.333333);
    }

    /** Ten points for sharing, 50 and 20 for a newcomer who writes, a coupon for 60. */
    private void offer(StoryCommunity community) {
        var programme = community.path("/referral-programme");
        var tag = community.owner().get(INCENTIVE, programme).header("ETag");
        community
                .owner()
                .send(
                        INCENTIVE,
                        "PATCH",
                        programme,
                        MERGE_PATCH,
                        BodyPublishers.ofString("{\"active\": true, \"eventCount\": 1}"),
                        "If-Match",
                        tag)
                .good();
        var rule = post(community.app(), community, "/rules", """
                        {"key": "shared", "name": "Shared something",
                         "definition": {"trigger": {"eventType": "content.shared"}, "award": {"fixed": 10},
                                        "currency": "points", "caps": [{"period": "DAY", "amount": 10}]}}""");
        post(community.app(), community, "/rules/" + rule.get("id").asText() + "/versions/1/publish", Map.of());
        var series = post(community.app(), community, "/coupon-series", """
                        {"name": "20 off", "validDays": 30,
                         "discount": {"kind": "FIXED", "value": 20, "currency": "CNY"}}""");
        var reward = """
                {"kind": "COUPON", "name": "20 off", "state": "ACTIVE", "price": 60, "couponSeriesId": "%s"}""".formatted(series.get("id").asText());
        post(community.app(), community, "/rewards", reward);
    }

    private void share(Product product, StoryCommunity community) {
        var now = now();
        send(
                product,
                community,
                event("ann-shares", "content.shared", "ann", now, Map.of("channel", "moments")),
                event("cai-shares", "content.shared", "cai", now, Map.of("channel", "moments")),
                event("dee-shares", "content.shared", "dee", now, Map.of("channel", "moments")),
                event("ben-comes", "invite.accepted", "ben", now, Map.of("inviter", "ann")),
                event("ben-1", "message.posted", "ben", now.plusSeconds(1), Map.of("isReply", false)));
    }

    /** The code of the coupon that Ann's points buy. */
    private String redeem(StoryCommunity community) {
        var reward = items(community.app(), community, "/rewards").findFirst().orElseThrow();
        var order = Map.of(
                "memberId",
                id(community, "ann").toString(),
                "rewardId",
                reward.get("id").asText());
        var redemption = post(community.bot(), community, "/redemptions", order);
        var done = post(
                community.bot(),
                community,
                "/redemptions/" + redemption.get("id").asText() + "/confirm",
                Map.of());
        assertThat(done.get("state").asText()).isEqualTo("FULFILLED");
        var coupon = items(community.bot(), community, "/members/" + id(community, "ann") + "/coupons")
                .findFirst()
                .orElseThrow();
        return coupon.get("code").asText();
    }

    /** The shop takes the coupon, and tells what it sold. */
    private void buy(Product product, StoryCommunity community, String code) {
        var key = Map.of(
                "name",
                "shop",
                "kind",
                "app",
                "communities",
                List.of(community.id()),
                "scopes",
                List.of("coupons:redeem"));
        var shop = community
                .owner()
                .withKey(StoryCommunity.issue(community.owner(), key).get("key").asText());
        StoryCommunity.awaitKey(shop, community.id());
        var validated = post(shop, community, "/coupons/validate", Map.of("code", code));
        assertThat(validated.get("usable").asBoolean()).isTrue();
        var used = post(
                shop,
                community,
                "/coupons/use",
                Map.of("code", code, "orderId", "order-1", "amount", 128.5, "currency", "CNY"));
        assertThat(used.get("state").asText()).isEqualTo("USED");
        assertThat(shop.get(MEMBER, community.path("/members")).status()).isEqualTo(403);

        var now = now();
        var coupon = used.get("couponId").asText();
        var sold = Map.<String, Object>of("orderId", "order-1", "amount", 108.5, "currency", "CNY", "coupon", coupon);
        send(
                product,
                community,
                event("till-1", "coupon.used", "ann", now, Map.of("coupon", coupon, "orderId", "order-1")),
                event("till-2", "purchase.completed", "ann", now.plusSeconds(1), sold));
    }

    private JsonNode funnel(StoryCommunity community) {
        var funnel = community.app().create(KPI, community.path("/funnels"), """
                        {"name": "from sharing to buying", "ordered": true, "steps": [
                          {"name": "shared", "eventTypes": ["content.shared", "link.shared"]},
                          {"name": "used a coupon", "eventTypes": ["coupon.used"]},
                          {"name": "bought", "eventTypes": ["purchase.completed"]}]}""");
        var path = "/funnels/" + funnel.get("id").asText() + "/result";
        return community.bi().read(KPI, community.path(path)).get("steps");
    }

    private static void send(Product product, StoryCommunity community, Event... events) {
        assertThat(Sending.of(List.of(events), community)).isEqualTo(new Sending(events.length, 0, List.of()));
        Sending.awaitProcessed(product, community);
    }

    private static JsonNode post(Caller caller, StoryCommunity community, String path, Object body) {
        return caller.post(
                        INCENTIVE,
                        community.path(path),
                        body,
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .good();
    }

    private static long points(StoryCommunity community, String name) {
        return items(community.app(), community, "/members/" + id(community, name) + "/wallets")
                .filter(wallet -> wallet.get("currency").asText().equals("points"))
                .mapToLong(wallet -> wallet.get("balance").asLong())
                .sum();
    }

    private static Stream<JsonNode> items(Caller caller, StoryCommunity community, String path) {
        var page = caller.read(INCENTIVE, community.path(path));
        return StreamSupport.stream(page.get("items").spliterator(), false);
    }

    private static UUID id(StoryCommunity community, String name) {
        return community.member(Event.PLATFORM, name);
    }

    /** Later than what was published a moment ago, whatever part of a second that was in. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    private static Event event(String id, String type, String subject, Instant time, Map<String, Object> data) {
        return new Event(id, type, subject, time, data);
    }
}
