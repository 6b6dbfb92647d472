package org.communityops.incentive.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Earns, spends, holds, captures, releases, grants, reverses and retracts at random, and compares each wallet with the plainest
 * model of it: a number for what the member has less what is owed, and one for what is held.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InterleavingTest {
    private static final int STEPS = 60;
    private static final List<String> MEMBERS = List.of("ada", "grace");

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final Map<String, Long> net = new HashMap<>();
    private final Map<String, Long> held = new HashMap<>();
    private final List<Earned> earned = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private final List<Granted> granted = new ArrayList<>();
    private int step;

    private record Earned(FeedItem event, String name) {}

    private record Open(String id, String name, long amount) {}

    private record Granted(String id, String name, long amount) {}

    @RepeatedTest(3)
    void keepsEveryWalletWhatItsEntriesSay() {
        var seed = new Random().nextLong();
        System.out.println("seed of InterleavingTest: " + seed);
        var random = new Random(seed);
        MEMBERS.forEach(name -> {
            community.join(name);
            net.put(name, 0L);
            held.put(name, 0L);
        });

        for (step = 0; step < STEPS; step++) {
            var name = MEMBERS.get(random.nextInt(MEMBERS.size()));
            switch (random.nextInt(8)) {
                case 0, 1 -> earn(name);
                case 2 -> grant(name, 1 + random.nextInt(10));
                case 3 -> spend(name, 1 + random.nextInt(10));
                case 4 -> hold(name, 1 + random.nextInt(10));
                case 5 -> endHold(random);
                case 6 -> reverse(random);
                default -> retract(random);
            }
            MEMBERS.forEach(this::requireWallet);
        }
        LedgerAudit.of(community).requireSound();
    }

    private Response post(String path, String body) {
        return community
                .asOwner()
                .header("Idempotency-Key", "step-" + step)
                .body(body)
                .post(community.path(path));
    }

    private boolean has(String name, long amount) {
        return net.getOrDefault(name, 0L) >= amount;
    }

    private void change(Map<String, Long> what, String name, long amount) {
        what.merge(name, amount, Long::sum);
    }

    /** Each on a day of its own, so that no cap and no streak comes in: two points of the starter rule. */
    private void earn(String name) {
        var day = LocalDate.of(2026, 1, 1).plusDays(2L * step);
        var event = community.message("m-" + step, name, day + "T10:00:00Z");
        community.apply(event);
        earned.add(new Earned(event, name));
        change(net, name, 2);
    }

    private void retract(Random random) {
        if (earned.isEmpty()) {
            return;
        }
        var one = earned.remove(random.nextInt(earned.size()));
        community.apply(community.retraction("r-" + step, one.event()));
        change(net, one.name(), -2);
    }

    private void grant(String name, long amount) {
        String id = community
                .grant("step-" + step, name, amount)
                .statusCode(201)
                .extract()
                .path("id");
        granted.add(new Granted(id, name, amount));
        change(net, name, amount);
    }

    private void spend(String name, long amount) {
        var enough = has(name, amount);
        community.spend("step-" + step, name, amount).statusCode(enough ? 201 : 409);
        change(net, name, enough ? -amount : 0);
    }

    private void reverse(Random random) {
        if (granted.isEmpty()) {
            return;
        }
        var one = granted.remove(random.nextInt(granted.size()));
        var enough = has(one.name(), one.amount());
        var answer = post("/transactions/" + one.id() + "/reverse", "{\"reason\": \"a mistake\"}");
        assertThat(answer.statusCode()).isEqualTo(enough ? 201 : 409);
        change(net, one.name(), enough ? -one.amount() : 0);
    }

    private void hold(String name, long amount) {
        var enough = has(name, amount);
        var answer = post("/holds", """
                {"memberId": "%s", "currency": "points", "amount": %d, "reason": "x"}""".formatted(community.member(name), amount));
        assertThat(answer.statusCode()).isEqualTo(enough ? 201 : 409);
        if (enough) {
            open.add(new Open(answer.path("id"), name, amount));
            change(net, name, -amount);
            change(held, name, amount);
        }
    }

    private void endHold(Random random) {
        if (open.isEmpty()) {
            return;
        }
        var hold = open.remove(random.nextInt(open.size()));
        var captured = random.nextInt((int) hold.amount() + 1);
        var answer = captured == 0
                ? post("/holds/" + hold.id() + "/release", "")
                : post("/holds/" + hold.id() + "/capture", "{\"amount\": " + captured + "}");
        assertThat(answer.statusCode()).isEqualTo(200);
        change(held, hold.name(), -hold.amount());
        change(net, hold.name(), hold.amount() - captured);
    }

    private void requireWallet(String name) {
        UUID member = community.member(name);
        var is = net.getOrDefault(name, 0L).intValue();
        var wallet = community
                .get("/members/" + member + "/wallets")
                .body("items[0].balance", equalTo(Math.max(is, 0)))
                .body("items[0].held", equalTo(held.getOrDefault(name, 0L).intValue()));
        wallet.body("items[0].recoverable", is < 0 ? equalTo(-is) : equalTo(null));
    }
}
