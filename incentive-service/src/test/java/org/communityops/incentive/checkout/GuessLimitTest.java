package org.communityops.incentive.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.communityops.incentive.LedgerAudit;
import org.communityops.incentive.Race;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GuessLimitTest {
    private static final int ALLOWED = 30;

    private final RewardFixture rewards = RewardFixture.in("UTC");

    private String goodCode() {
        return rewards.issue(rewards.series(""), rewards.community.join("ada"))
                .extract()
                .path("code");
    }

    private void guessUntilRefused() {
        for (var i = 0; i < ALLOWED; i++) {
            problem(rewards.validate("WRONG" + i), 404, "not-found");
        }
    }

    @Test
    void stopsTenThousandGuesses() throws Exception {
        var random = new Random(20_260_310);
        var answers = Collections.synchronizedList(new ArrayList<Integer>());

        var seeds = random.longs(8).toArray();
        Race.of(8, client -> () -> {
            var guess = new Random(seeds[client]);
            for (var i = 0; i < 1_250; i++) {
                var code = Long.toString(guess.nextLong(1L << 40), 32);
                answers.add(rewards.validate(code).statusCode());
            }
            return answers;
        });

        assertThat(answers).hasSize(10_000);
        assertThat(answers.stream().filter(status -> status == 404)).hasSize(ALLOWED);
        assertThat(answers.stream().filter(status -> status == 429)).hasSize(10_000 - ALLOWED);
    }

    @Test
    void tellsHowLongToWaitAndMeansRightCodesToo() {
        var code = goodCode();
        guessUntilRefused();

        var refused = problem(rewards.validate("WRONG"), 429, "quota-exceeded");

        assertThat(Integer.parseInt(refused.extract().header("Retry-After"))).isBetween(1, 600);
        for (var verb : List.of("reserve", "use")) {
            problem(rewards.checkout(verb, code, "o-1"), 429, "quota-exceeded");
        }
        problem(rewards.release(code, "o-1"), 429, "quota-exceeded");
        problem(rewards.validate(code), 429, "quota-exceeded");
    }

    @Test
    void countsWhateverACodeIsPresentedFor() {
        for (var i = 0; i < ALLOWED / 3; i++) {
            problem(rewards.checkout("reserve", "WRONG" + i, "o-1"), 404, "not-found");
            problem(rewards.checkout("use", "WRONG" + i, "o-1"), 404, "not-found");
            problem(rewards.release("WRONG" + i, "o-1"), 404, "not-found");
        }

        problem(rewards.validate("WRONG"), 429, "quota-exceeded");
        assertThat(LedgerAudit.of(rewards.community).number("select wrong from coupon_guess where community_id = ?"))
                .isEqualTo(ALLOWED);
    }

    @Test
    void leavesOtherShopsAlone() {
        var code = goodCode();
        guessUntilRefused();

        rewards.post(
                        TestKeys.narrowed(KeyKind.APP, rewards.community.id, "coupons:redeem"),
                        "/coupons/validate",
                        "{\"code\": \"" + code + "\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void forgivesWhenTheWindowIsOver() {
        var code = goodCode();
        guessUntilRefused();
        LedgerAudit.of(rewards.community).number("""
                with ended as (
                    update coupon_guess set ends_at = now() - interval '1 second' where community_id = ? returning 1)
                select count(*) from ended
                """);

        rewards.validate(code).then().statusCode(200);
        problem(rewards.validate("WRONG"), 404, "not-found");
        assertThat(LedgerAudit.of(rewards.community).number("select wrong from coupon_guess where community_id = ?"))
                .isEqualTo(1);
    }

    @Test
    void saysWhenACodeIsMistyped() {
        problem(rewards.validate("000000-000000-00123K"), 404, "not-found")
                .body("detail", org.hamcrest.Matchers.containsString("mistyped"));
        problem(rewards.validate("000000-000000-00123J"), 404, "not-found")
                .body("detail", org.hamcrest.Matchers.containsString("No coupon"));
    }
}
