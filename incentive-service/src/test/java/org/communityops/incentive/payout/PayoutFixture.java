package org.communityops.incentive.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.TestKeys;

/** A community that pays bonuses: an operator's key that makes lists, an owner's that approves them. */
final class PayoutFixture {
    static final String GRADES =
            "\"bands\": [{\"grade\": \"A\", \"amount\": 1000}, {\"grade\": \"B\", \"amount\": 500.00}]";

    final CommunityFixture community = CommunityFixture.in("Asia/Shanghai");
    final String maker = TestKeys.of(KeyKind.APP, community.id);
    private final String terms;
    private String plan = "";

    private PayoutFixture(String terms) {
        this.terms = terms;
    }

    /** The id of its plan, made when it is first asked for. */
    synchronized String plan() {
        if (plan.isEmpty()) {
            plan = as(community.owner, "/bonus-plans", """
                    {"name": "Operators", "definition": {"card": "operator-month", "subjects": "OPERATOR", "period": "MONTH",
                     "currency": "CNY", %s}}""".formatted(terms))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }
        return plan;
    }

    static PayoutFixture paying(String terms) {
        return new PayoutFixture(terms);
    }

    Response as(String authorization, String path, String body) {
        return community
                .as(authorization)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(community.path(path));
    }

    Response make(String period) {
        return as(maker, "/payout-lists", "{\"planId\": \"" + plan() + "\", \"period\": \"" + period + "\"}");
    }

    /** The id of a new draft. */
    String draft(String period) {
        return make(period).then().statusCode(201).extract().path("id");
    }

    Response review(String list, int revision, String decisions) {
        return as(
                maker,
                "/payout-lists/" + list + "/review",
                "{\"revision\": " + revision + ", \"decisions\": [" + decisions + "]}");
    }

    Response step(String authorization, String list, String verb, int revision) {
        return as(authorization, "/payout-lists/" + list + "/" + verb, "{\"revision\": " + revision + "}");
    }

    Response refuse(String authorization, String list, String verb, int revision) {
        return as(
                authorization,
                "/payout-lists/" + list + "/" + verb,
                "{\"revision\": " + revision + ", \"reason\": \"October is not closed\"}");
    }

    /** The id of a list that went all the way, with these decisions. */
    String frozen(String period, String decisions) {
        var list = draft(period);
        review(list, 1, decisions).then().statusCode(200);
        step(community.owner, list, "approve", 2).then().statusCode(200);
        step(maker, list, "freeze", 3).then().statusCode(200);
        return list;
    }

    ValidatableResponse list(String list) {
        return community.get("/payout-lists/" + list);
    }

    ValidatableResponse lines(String list) {
        return community.get("/payout-lists/" + list + "/lines");
    }

    void requireTotal(String list, float total) {
        assertThat(list(list).extract().<Float>path("total")).isEqualTo(total);
    }
}
