package org.communityops.incentive;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.ProblemAssert;
import org.communityops.kit.test.TestKeys;

/** Rewards, redemptions and coupons of a test's community, over HTTP and with the keys of different people. */
public final class RewardFixture {
    private static final String CODE = "\"code\": \"%s\"";

    public final CommunityFixture community;
    public final String operator;
    public final String second;
    public final String bot;
    public final String analyst;
    public final String shop;

    private RewardFixture(CommunityFixture community) {
        this.community = community;
        operator = TestKeys.of(KeyKind.APP, community.id);
        second = TestKeys.of(KeyKind.APP, community.id);
        bot = TestKeys.of(KeyKind.BOT, community.id);
        analyst = TestKeys.of(KeyKind.BI, community.id);
        shop = TestKeys.narrowed(KeyKind.APP, community.id, "coupons:redeem");
    }

    public static RewardFixture in(String zone) {
        return new RewardFixture(CommunityFixture.in(zone));
    }

    /** A member who has points. */
    public UUID rich(String name, long points) {
        var member = community.join(name);
        community.grant("rich-" + name, name, points).statusCode(201);
        return member;
    }

    public Response get(String key, String rest) {
        return community.as(key).get(community.path(rest));
    }

    public Response post(String key, String rest, String body) {
        return post(key, UUID.randomUUID().toString(), rest, body);
    }

    public Response post(String key, String idempotencyKey, String rest, String body) {
        return community
                .as(key)
                .header("Idempotency-Key", idempotencyKey)
                .body(body)
                .post(community.path(rest));
    }

    /** Changes what the path names, in the version that it has now. */
    public Response patch(String rest, String body) {
        var tag = get(operator, rest).then().statusCode(200).extract().header("ETag");
        return community
                .as(operator)
                .contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(body)
                .patch(community.path(rest));
    }

    /** The id of a new active reward of goods; {@code more} are further members, each after a comma. */
    public String goods(long price, String more) {
        return reward("\"kind\": \"GOODS\", \"name\": \"Tea cup\", \"state\": \"ACTIVE\", \"price\": " + price + more);
    }

    /** The id of a new active reward of coupons. */
    public String couponReward(long price, String seriesId, String more) {
        return reward("\"kind\": \"COUPON\", \"name\": \"Coupon\", \"state\": \"ACTIVE\", \"price\": " + price
                + ", \"couponSeriesId\": \"" + seriesId + "\"" + more);
    }

    public String reward(String members) {
        return post(operator, "/rewards", "{" + members + "}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The id of a new series of coupons that take 20 CNY off, good for 30 days. */
    public String series(String more) {
        return post(
                        operator,
                        "/coupon-series",
                        "{\"name\": \"20 off\", \"discount\": {\"kind\": \"FIXED\", \"value\": 20, \"currency\": \"CNY\"}, \"validDays\": 30"
                                + more + "}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A coupon of a series for a member, with its code. */
    public ValidatableResponse issue(String seriesId, UUID memberId) {
        return post(operator, "/coupon-series/" + seriesId + "/coupons", "{\"memberId\": \"" + memberId + "\"}")
                .then()
                .statusCode(201);
    }

    public Response redeem(String key, UUID memberId, String rewardId) {
        return post(key, "/redemptions", "{\"memberId\": \"" + memberId + "\", \"rewardId\": \"" + rewardId + "\"}");
    }

    /** The id of a new redemption. */
    public String reserved(UUID memberId, String rewardId) {
        return redeem(bot, memberId, rewardId).then().statusCode(201).extract().path("id");
    }

    /** Confirms, approves, rejects, fulfils or cancels. */
    public Response step(String key, String redemptionId, String verb) {
        var body = verb.equals("reject") || verb.equals("cancel") ? "{\"reason\": \"a test\"}" : "{}";
        var path = "/redemptions/" + redemptionId + "/" + verb;
        return verb.equals("confirm") || verb.equals("approve")
                ? community
                        .as(key)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .post(community.path(path))
                : post(key, path, body);
    }

    public Response validate(String code) {
        return post(shop, "/coupons/validate", "{" + CODE.formatted(code) + "}");
    }

    /** Reserves or uses a coupon for a purchase of 128.50 CNY. */
    public Response checkout(String verb, String code, String orderId) {
        return checkout(verb, code, orderId, "128.50", "CNY");
    }

    public Response checkout(String verb, String code, String orderId, String amount, String currency) {
        return post(
                shop,
                "/coupons/" + verb,
                "{" + CODE.formatted(code) + ", \"orderId\": \"" + orderId + "\", \"amount\": " + amount
                        + ", \"currency\": \"" + currency + "\"}");
    }

    public Response release(String code, String orderId) {
        return post(shop, "/coupons/release", "{" + CODE.formatted(code) + ", \"orderId\": \"" + orderId + "\"}");
    }

    /** Changes rows of the community, which is the only parameter, as the service's own role may: to move them into the past. */
    public void change(String sql) {
        var database = Arc.container().instance(AgroalDataSource.class).get();
        try {
            CommunityScope.call(Set.of(community.id), () -> {
                try (var connection = database.getConnection();
                        var update = connection.prepareStatement(sql)) {
                    update.setObject(1, community.id);
                    return update.executeUpdate();
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("The rows cannot be changed", e);
        }
    }

    /** Sends what no endpoint takes to one that needs an Idempotency-Key. */
    public void refusedByPost(String key, String rest, String goodBody) {
        var before = RestAssured.requestSpecification;
        RestAssured.requestSpecification = new RequestSpecBuilder()
                .addHeader("Idempotency-Key", UUID.randomUUID().toString())
                .build();
        try {
            GenericBadInput.refusedByPost(key, community.path(rest), goodBody);
        } finally {
            RestAssured.requestSpecification = before;
        }
        ProblemAssert.problem(
                community.as(key).body(goodBody).post(community.path(rest)), 400, "idempotency-key-missing");
    }

    /** As after two days: the answers that are kept for a while are gone. */
    public void forgetKeys() {
        change("""
                update idempotency set idempotency_key = gen_random_uuid()::text
                 where location like '%' || ?::uuid || '%' or location is null
                """);
    }

    public ValidatableResponse stock(String rewardId) {
        return get(operator, "/rewards/" + rewardId + "/stock").then().statusCode(200);
    }
}
