package org.communityops.incentive.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.Race;
import org.communityops.incentive.RedemptionAudit;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CheckoutRaceTest {
    private static final int CLIENTS = 50;

    private final RewardFixture rewards = RewardFixture.in("UTC");

    private String code() {
        return rewards.issue(rewards.series(""), rewards.community.join("ada"))
                .extract()
                .path("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"use", "reserve"})
    void letsOneOfFiftyHaveACoupon(String verb) throws Exception {
        var code = code();

        var answers = Race.of(
                CLIENTS, i -> () -> rewards.checkout(verb, code, "o-" + i).statusCode());

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(CLIENTS - 1);
        assertThat(FeedNews.of(rewards.community, "coupon.").items()).hasSize(2);
    }

    @Test
    void usesACouponOnceHoweverOftenAnOrderIsSent() throws Exception {
        var code = code();

        var answers =
                Race.of(CLIENTS, i -> () -> rewards.checkout("use", code, "o-1").statusCode());

        assertThat(answers).containsOnly(200);
        assertThat(FeedNews.of(rewards.community, "coupon.used").items()).hasSize(1);
    }

    @Test
    void issuesEachImportedCodeOnce() throws Exception {
        var series = rewards.series(", \"codeSource\": \"IMPORTED\"");
        var codes =
                IntStream.range(0, 30).mapToObj(i -> "\"TEA%02d\"".formatted(i)).toList();
        rewards.post(
                        rewards.operator,
                        "/coupon-series/" + series + "/codes",
                        "{\"codes\": [" + String.join(", ", codes) + "]}")
                .then()
                .statusCode(200);

        var issued = issuedTogether(series);

        assertThat(issued).hasSize(30);
        assertThat(new HashSet<>(issued)).hasSize(30);
        RedemptionAudit.requireSound(rewards.community);
    }

    @Test
    void generatesNoMoreCodesThanTheLimit() throws Exception {
        var issued = issuedTogether(rewards.series(", \"codeLimit\": 30"));

        assertThat(issued).hasSize(30);
        assertThat(new HashSet<>(issued)).hasSize(30);
        RedemptionAudit.requireSound(rewards.community);
    }

    private List<String> issuedTogether(String series) throws Exception {
        var member = rewards.community.join("ada");
        var answers = Race.of(
                CLIENTS,
                i -> () -> rewards.post(
                        rewards.operator,
                        "/coupon-series/" + series + "/coupons",
                        "{\"memberId\": \"" + member + "\"}"));
        var codes = new ArrayList<String>();
        for (var answer : answers) {
            assertThat(answer.statusCode()).isIn(201, 409);
            codes.add(answer.statusCode() == 201 ? answer.path("code") : null);
        }
        return codes.stream().filter(Objects::nonNull).toList();
    }
}
