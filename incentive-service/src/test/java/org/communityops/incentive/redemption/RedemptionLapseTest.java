package org.communityops.incentive.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.Race;
import org.communityops.incentive.RedemptionAudit;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RedemptionLapseTest {
    @Inject
    RedemptionLapse lapse;

    @Inject
    Clock clock;

    private final RewardFixture rewards = RewardFixture.in("UTC");
    private UUID ada = new UUID(0, 0);

    @BeforeEach
    void join() {
        ada = rewards.rich("ada", 100);
    }

    @AfterEach
    void audit() {
        RedemptionAudit.requireSound(rewards.community);
    }

    private int lapseAfter(Duration time) throws Exception {
        return lapse.lapse(clock.instant().plus(time));
    }

    private String state(String id) {
        return rewards.get(rewards.operator, "/redemptions/" + id).path("state");
    }

    @Test
    void returnsWhatNobodyConfirmedInTime() throws Exception {
        var cup = rewards.goods(30, ", \"stock\": 3");
        var forgotten = rewards.reserved(ada, cup);
        var confirmed = rewards.reserved(ada, cup);
        rewards.step(rewards.bot, confirmed, "confirm").then().statusCode(200);

        lapseAfter(Duration.ofMinutes(29));
        assertThat(state(forgotten)).isEqualTo("RESERVED");
        lapseAfter(Duration.ofMinutes(31));

        rewards.get(rewards.operator, "/redemptions/" + forgotten)
                .then()
                .body("state", equalTo("CANCELLED"))
                .body("steps[1].by", nullValue())
                .body("steps[1].reason", equalTo("Not confirmed in time"));
        assertThat(state(confirmed)).isEqualTo("CONFIRMED");
        assertThat(rewards.community.balance("ada")).isEqualTo(70);
        rewards.stock(cup).body("left", equalTo(2));
        problem(rewards.step(rewards.bot, forgotten, "confirm"), 409, "invalid-transition");
    }

    @Test
    void waitsLongerForAnApproval() throws Exception {
        var id = rewards.reserved(ada, rewards.goods(30, ", \"approval\": true"));

        lapseAfter(Duration.ofDays(13));
        assertThat(state(id)).isEqualTo("RESERVED");
        lapseAfter(Duration.ofDays(15));

        assertThat(state(id)).isEqualTo("CANCELLED");
    }

    @Test
    void confirmsNothingWhoseTimeIsOver() {
        var id = rewards.reserved(ada, rewards.goods(30, ""));
        rewards.change("update redemption set expires_at = now() - interval '1 second' where community_id = ?");

        var answer = rewards.step(rewards.bot, id, "confirm");

        problem(answer, 409, "invalid-transition");
    }

    @Test
    void cancelsOnceHoweverManyReplicasDo() throws Exception {
        var cup = rewards.goods(1, ", \"stock\": 30");
        for (var i = 0; i < 30; i++) {
            rewards.reserved(ada, cup);
        }

        Race.of(4, replica -> () -> lapseAfter(Duration.ofHours(1)));

        assertThat(rewards.community.balance("ada")).isEqualTo(100);
        rewards.stock(cup).body("left", equalTo(30));
        assertThat(FeedNews.of(rewards.community, "redemption.cancelled").items())
                .hasSize(30);
    }

    @Test
    void letsAConfirmationOrTheEndWinButNotBoth() throws Exception {
        var cup = rewards.goods(1, ", \"stock\": 20");
        for (var i = 0; i < 20; i++) {
            var id = rewards.reserved(ada, cup);
            Race.of(
                    2,
                    side -> () -> side == 0
                            ? rewards.step(rewards.bot, id, "confirm").statusCode()
                            : lapseAfter(Duration.ofHours(1)));
        }

        assertThat(FeedNews.of(rewards.community, "redemption.confirmed")
                                .items()
                                .size()
                        + FeedNews.of(rewards.community, "redemption.cancelled")
                                .items()
                                .size())
                .isEqualTo(20);
    }
}
