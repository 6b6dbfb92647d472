package org.communityops.incentive.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.communityops.incentive.Race;
import org.communityops.incentive.RedemptionAudit;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Repeats of requests that move points, also when the common record of their answers is gone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RedemptionIdempotencyTest {
    private final RewardFixture rewards = RewardFixture.in("Asia/Shanghai");
    private UUID ada = new UUID(0, 0);
    private String cup = "";

    @BeforeEach
    void join() {
        ada = rewards.rich("ada", 100);
        cup = rewards.goods(30, ", \"stock\": 5");
    }

    @AfterEach
    void audit() {
        RedemptionAudit.requireSound(rewards.community);
    }

    private Response redeem(String key, String rewardId) {
        return rewards.post(
                rewards.bot,
                key,
                "/redemptions",
                "{\"memberId\": \"" + ada + "\", \"rewardId\": \"" + rewardId + "\"}");
    }

    private Response cancel(String key, String id) {
        return rewards.post(rewards.bot, key, "/redemptions/" + id + "/cancel", "{\"reason\": \"a test\"}");
    }

    private static void assertSame(Response again, Response first) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.header("Idempotency-Hit")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.body().asString()).isEqualTo(first.body().asString());
    }

    @Test
    void repeatsTheFirstAnswer() {
        var first = redeem("k1", cup);

        assertSame(redeem("k1", cup), first);
        problem(redeem("k1", rewards.goods(10, "")), 422, "idempotency-key-reused");
        assertThat(rewards.community.balance("ada")).isEqualTo(70);
    }

    @Test
    void repeatsTheFirstAnswerForEver() {
        var reserved = redeem("k1", cup);
        String id = reserved.path("id");
        var cancelled = cancel("k2", id);
        rewards.forgetKeys();

        assertSame(redeem("k1", cup), reserved);
        assertSame(cancel("k2", id), cancelled);
        rewards.forgetKeys();
        problem(redeem("k1", rewards.goods(10, "")), 422, "idempotency-key-reused");
        problem(redeem("k2", cup), 422, "idempotency-key-reused");
        problem(cancel("k1", id), 422, "idempotency-key-reused");
        String other = redeem("k3", cup).path("id");
        problem(cancel("k2", other), 422, "idempotency-key-reused");
        assertThat(rewards.community.balance("ada")).isEqualTo(70);
    }

    @Test
    void givesEachPrincipalKeysOfItsOwn() {
        redeem("k1", cup).then().statusCode(201);

        rewards.post(
                        rewards.operator,
                        "k1",
                        "/redemptions",
                        "{\"memberId\": \"" + ada + "\", \"rewardId\": \"" + cup + "\"}")
                .then()
                .statusCode(201);

        assertThat(rewards.community.balance("ada")).isEqualTo(40);
    }

    @Test
    void redeemsOnceForOneKey() throws Exception {
        var answers = Race.of(50, i -> () -> redeem("same", cup).statusCode());

        assertThat(answers).allMatch(status -> status == 201 || status == 409);
        assertThat(answers).contains(201);
        assertThat(rewards.community.balance("ada")).isEqualTo(70);
    }
}
