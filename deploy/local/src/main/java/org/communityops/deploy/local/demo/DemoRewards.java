package org.communityops.deploy.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communityops.deploy.local.api.ApiException;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.ServiceApi;

/**
 * A small catalogue, a series of coupons, and redemptions and coupons in each of their states. Each request has a key of its own that
 * is always the same, so a load that is taken up again makes nothing twice.
 *
 * @param incentive opened by an owner key
 */
record DemoRewards(ServiceApi incentive, Community community) {
    private static final int CONFLICT = 409;
    private static final String KEY = "demo-";

    /** What one of the members with most points redeems, by place; and what is done with the redemption, one after the other. */
    private record Order(int place, String reward, List<String> steps) {}

    private static final List<Order> ORDERS = List.of(
            new Order(0, "cup", List.of("confirm", "fulfil")),
            new Order(0, "coupon", List.of("confirm")),
            new Order(1, "cup", List.of("confirm")),
            new Order(1, "coupon", List.of("confirm")),
            new Order(2, "cup", List.of("cancel")),
            new Order(2, "coupon", List.of("confirm")),
            new Order(3, "tasting", List.of()),
            new Order(3, "coupon", List.of("confirm")),
            new Order(4, "tasting", List.of("reject")),
            new Order(5, "banner", List.of()));

    /** Makes all of it; members who have not earned enough yet redeem nothing. */
    void load() throws IOException, InterruptedException {
        var rewards = catalogue(series());
        var members = members();
        for (var order : ORDERS) {
            if (order.place() < members.size()) {
                redeem(order, members.get(order.place()), String.valueOf(rewards.get(order.reward())));
            }
        }
        if (members.size() >= 4) {
            use(members);
        }
    }

    private String series() throws IOException, InterruptedException {
        var discount = Map.of("kind", "FIXED", "value", 20, "currency", "CNY");
        var series = Map.of(
                "name",
                "20 off from 100",
                "discount",
                discount,
                "minimumPurchase",
                100,
                "validDays",
                60,
                "codeLimit",
                200);
        return made("/coupon-series", "series", series);
    }

    /** The ids of the rewards, by what they are called here. */
    private Map<String, String> catalogue(String series) throws IOException, InterruptedException {
        var perMonth = Map.of("count", 2, "period", "MONTH");
        var rewards = new LinkedHashMap<String, Map<String, Object>>();
        rewards.put("cup", reward("GOODS", "Tea cup 茶杯", 30, Map.of("stock", 20, "limit", perMonth)));
        rewards.put("coupon", reward("COUPON", "20 off from 100", 20, Map.of("couponSeriesId", series)));
        rewards.put("banner", reward("PRIVILEGE", "A day at the top of the channel", 25, Map.of()));
        rewards.put("tasting", reward("DISCOUNT", "Tea tasting for half", 20, Map.of("stock", 5, "approval", true)));
        rewards.put("tree", reward("DONATION", "A tea bush for a school garden", 60, Map.of("minLevel", 3)));
        rewards.put("trip", reward("GOODS", "Trip to the tea mountains", 5_000, Map.of("stock", 1, "state", "DRAFT")));
        var ids = new HashMap<String, String>();
        for (var reward : rewards.entrySet()) {
            ids.put(reward.getKey(), made("/rewards", "reward-" + reward.getKey(), reward.getValue()));
        }
        return ids;
    }

    private static Map<String, Object> reward(String kind, String name, int price, Map<String, ?> more) {
        var reward = new HashMap<String, Object>(Map.of("kind", kind, "name", name, "price", price, "state", "ACTIVE"));
        reward.putAll(more);
        return reward;
    }

    /** Those with most points, first. */
    private List<String> members() throws IOException, InterruptedException {
        var members = new ArrayList<String>();
        for (var place :
                incentive.get(community.path() + "/leaderboards/all?limit=6").path("items")) {
            members.add(place.path("memberId").asText());
        }
        return members;
    }

    private void redeem(Order order, String member, String reward) throws IOException, InterruptedException {
        var key = "redeem-" + member + "-" + order.reward();
        var request = Map.of("memberId", member, "rewardId", reward);
        var redemption = unlessPassed("/redemptions", key, request);
        if (redemption.isEmpty()) {
            return;
        }
        for (var step : order.steps()) {
            var body = step.equals("cancel") || step.equals("reject") ? Map.of("reason", "Changed plans") : Map.of();
            var path = "/redemptions/" + redemption.get().path("id").asText() + "/" + step;
            unlessPassed(path, key + "-" + step, body);
        }
    }

    /** The first uses the coupon, the second is about to, the third keeps it, the fourth loses it. */
    private void use(List<String> members) throws IOException, InterruptedException {
        var first = coupon(members.get(0));
        if (first.isPresent()) {
            unlessPassed("/coupons/use", key(first.get(), "use"), purchase(first.get(), "demo-order-1", Map.of()));
        }
        var second = coupon(members.get(1));
        if (second.isPresent()) {
            var aDay = Map.of("minutes", 1440);
            var purchase = purchase(second.get(), "demo-order-2", aDay);
            unlessPassed("/coupons/reserve", key(second.get(), "reserve"), purchase);
        }
        var fourth = coupon(members.get(3));
        if (fourth.isPresent()) {
            var path = "/coupons/" + fourth.get().path("id").asText() + "/revoke";
            unlessPassed(path, key(fourth.get(), "revoke"), Map.of("reason", "Shared in public"));
        }
    }

    private static String key(JsonNode coupon, String what) {
        return "coupon-" + coupon.path("id").asText() + "-" + what;
    }

    private Optional<JsonNode> coupon(String member) throws IOException, InterruptedException {
        var coupons = incentive
                .get(community.path() + "/members/" + member + "/coupons")
                .path("items");
        return Optional.ofNullable(coupons.get(0));
    }

    private static Map<String, Object> purchase(JsonNode coupon, String order, Map<String, ?> more) {
        var purchase = new HashMap<String, Object>(more);
        purchase.put("code", coupon.path("code").asText());
        purchase.put("orderId", order);
        purchase.put("amount", 168);
        purchase.put("currency", "CNY");
        return purchase;
    }

    private String made(String path, String key, Object body) throws IOException, InterruptedException {
        return incentive
                .postOnce(community.path() + path, KEY + key, body)
                .path("id")
                .asText();
    }

    /** Empty when the present state forbids it: a load that is taken up later finds reservations that have lapsed. */
    private Optional<JsonNode> unlessPassed(String path, String key, Object body)
            throws IOException, InterruptedException {
        try {
            return Optional.of(incentive.postOnce(community.path() + path, KEY + key, body));
        } catch (ApiException e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
