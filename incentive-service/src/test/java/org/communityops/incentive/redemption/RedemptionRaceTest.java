package org.communityops.incentive.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.communityops.incentive.Race;
import org.communityops.incentive.RedemptionAudit;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RedemptionRaceTest {
    private static final int CLIENTS = 50;

    private final RewardFixture rewards = RewardFixture.in("UTC");

    @AfterEach
    void audit() {
        RedemptionAudit.requireSound(rewards.community);
    }

    private static long count(List<Integer> answers, int status) {
        return answers.stream().filter(answer -> answer == status).count();
    }

    @Test
    void sellsNoMoreThanThereIs() throws Exception {
        var cup = rewards.goods(10, ", \"stock\": 20");
        var members = new ArrayList<UUID>();
        for (var i = 0; i < CLIENTS; i++) {
            members.add(rewards.rich("m" + i, 100));
        }

        var answers = Race.of(
                CLIENTS,
                i -> () -> rewards.redeem(rewards.bot, members.get(i), cup).statusCode());

        assertThat(count(answers, 201)).isEqualTo(20);
        assertThat(count(answers, 409)).isEqualTo(30);
        rewards.stock(cup).body("taken", equalTo(20)).body("left", equalTo(0));
    }

    @Test
    void letsNobodyHaveMoreThanOneMay() throws Exception {
        var cup = rewards.goods(1, ", \"limit\": {\"count\": 3, \"period\": \"ALL\"}");
        var ada = rewards.rich("ada", 100);

        var answers = Race.of(
                CLIENTS, i -> () -> rewards.redeem(rewards.bot, ada, cup).statusCode());

        assertThat(count(answers, 201)).isEqualTo(3);
        assertThat(count(answers, 409)).isEqualTo(47);
        assertThat(rewards.community.balance("ada")).isEqualTo(97);
    }

    @Test
    void letsNobodyPayWithPointsThatAreNotThere() throws Exception {
        var cups = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            cups.add(rewards.goods(30, ""));
        }
        var ada = rewards.rich("ada", 100);

        var answers = Race.of(
                CLIENTS,
                i -> () -> rewards.redeem(rewards.bot, ada, cups.get(i % 5)).statusCode());

        assertThat(count(answers, 201)).isEqualTo(3);
        assertThat(count(answers, 409)).isEqualTo(47);
        assertThat(rewards.community.balance("ada")).isEqualTo(10);
    }

    @Test
    void refundsOnce() throws Exception {
        var cup = rewards.goods(30, ", \"stock\": 1");
        var id = rewards.reserved(rewards.rich("ada", 100), cup);

        var answers = Race.of(
                CLIENTS, i -> () -> rewards.step(rewards.operator, id, "cancel").statusCode());

        assertThat(count(answers, 200)).isEqualTo(1);
        assertThat(count(answers, 409)).isEqualTo(49);
        assertThat(rewards.community.balance("ada")).isEqualTo(100);
        rewards.stock(cup).body("left", equalTo(1));
    }

    /** Members redeem, confirm, cancel and spend at the same time; whatever the interleaving, the books agree. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void keepsTheBooksSoundUnderAnyInterleaving(long seed) throws Exception {
        System.out.println("seed " + seed);
        var series = rewards.series(", \"codeLimit\": 15");
        var catalogue = List.of(
                rewards.goods(7, ", \"stock\": 12"),
                rewards.goods(3, ", \"stock\": 9, \"approval\": true"),
                rewards.couponReward(5, series, ", \"stock\": 25, \"limit\": {\"count\": 6, \"period\": \"ALL\"}"),
                rewards.goods(11, ""));
        var members = List.of(rewards.rich("ada", 90), rewards.rich("bob", 60), rewards.rich("cyd", 30));
        Queue<String> open = new ConcurrentLinkedQueue<>();

        var answers = Race.of(12, client -> () -> {
            var random = new Random(seed * 31 + client);
            var seen = new ArrayList<Integer>();
            for (var i = 0; i < 15; i++) {
                seen.add(act(random, members, catalogue, open));
            }
            return seen;
        });

        assertThat(answers.stream().flatMap(List::stream)).isSubsetOf(200, 201, 403, 404, 409, 412, 422);
        assertThat(answers.stream().flatMap(List::stream)).contains(200, 201, 409);
    }

    private int act(Random random, List<UUID> members, List<String> catalogue, Queue<String> open) {
        var member = members.get(random.nextInt(members.size()));
        var reward = catalogue.get(random.nextInt(catalogue.size()));
        var id = open.peek();
        var verb = List.of("redeem", "redeem", "redeem", "confirm", "approve", "reject", "fulfil", "cancel", "stock")
                .get(random.nextInt(9));
        if (verb.equals("stock")) {
            return rewards.patch("/rewards/" + catalogue.getFirst(), "{\"stock\": " + (12 + random.nextInt(3)) + "}")
                    .statusCode();
        }
        if (verb.equals("redeem") || id == null) {
            var answer = rewards.redeem(rewards.bot, member, reward);
            if (answer.statusCode() == 201) {
                open.add(answer.path("id"));
            }
            return answer.statusCode();
        }
        if (random.nextInt(3) == 0) {
            open.poll();
        }
        return rewards.step(rewards.operator, id, verb).statusCode();
    }
}
