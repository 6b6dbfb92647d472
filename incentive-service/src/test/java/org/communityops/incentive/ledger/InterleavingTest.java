package org.communityops.incentive.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.incentive.expiry.Future;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Earns with and without an end, on terms and without, spends, holds, captures, releases, grants, reverses, retracts and lets time pass at
 * random, and compares each wallet with the plainest model of it: a number for what the member has less what is owed, one for what is
 * held, and one for what waits. Of what has ended it asks the ledger how much that was.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InterleavingTest {
    private static final int STEPS = 60;
    private static final List<String> MEMBERS = List.of("ada", "grace");

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final Map<String, Long> net = new HashMap<>();
    private final Map<String, Long> held = new HashMap<>();
    private final Map<String, Long> pending = new HashMap<>();
    private final List<Award> awards = new ArrayList<>();
    private LocalDate future = LocalDate.of(2091, 1, 1);
    private final List<Earned> earned = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private final List<Granted> granted = new ArrayList<>();
    private int step;

    private record Earned(FeedItem event, String name, long amount) {}

    private record Award(FeedItem event, String name, LocalDate due, boolean confirmed) {}

    private record Open(String id, String name, long amount) {}

    private record Granted(String id, String name, long amount) {}

    @RepeatedTest(3)
    void keepsEveryWalletWhatItsEntriesSay() {
        var seed = new Random().nextLong();
        System.out.println("seed of InterleavingTest: " + seed);
        var random = new Random(seed);
        community.always("ending", rule("answer.accepted", 3, "\"expiry\": {\"days\": 5}"));
        community.always("waiting", rule("poll.voted", 5, "\"pending\": {\"days\": 4}, \"expiry\": {\"days\": 9}"));
        MEMBERS.forEach(name -> {
            community.join(name);
            net.put(name, 0L);
            held.put(name, 0L);
            pending.put(name, 0L);
        });

        for (step = 0; step < STEPS; step++) {
            var name = MEMBERS.get(random.nextInt(MEMBERS.size()));
            switch (random.nextInt(13)) {
                case 0, 1 -> earn(name);
                case 2 -> grant(name, 1 + random.nextInt(10));
                case 3 -> spend(name, 1 + random.nextInt(10));
                case 4 -> hold(name, 1 + random.nextInt(10));
                case 5 -> endHold(random);
                case 6 -> reverse(random);
                case 7 -> retract(random);
                case 8 -> earnEnding(name);
                case 9, 10 -> earnWaiting(name);
                case 11 -> retractWaiting(random);
                default -> pass(name, random.nextInt(5));
            }
            MEMBERS.forEach(this::requireWallet);
        }
        var audit = LedgerAudit.of(community);
        audit.requireSound();
        audit.requireLotsSound();
        audit.requireAwardsSound();
    }

    private Response post(String path, String body) {
        return community
                .asOwner()
                .header("Idempotency-Key", "step-" + step)
                .body(body)
                .post(community.path(path));
    }

    private boolean has(String name, long amount) {
        return has(name) >= amount;
    }

    private long has(String name) {
        var ended = LedgerAudit.of(community).number("""
                select coalesce(sum(e.amount), 0) from ledger_transaction t
                  join entry e on e.community_id = t.community_id and e.transaction_id = t.id
                  join account a on a.community_id = e.community_id and a.id = e.account_id
                 where t.community_id = ? and t.kind = 'EXPIRY' and a.kind in ('MEMBER', 'RECOVERABLE') and a.owner = '%s'
                """.formatted(community.member(name)));
        return net.getOrDefault(name, 0L) + ended;
    }

    private static String rule(String type, long award, String more) {
        return "{\"trigger\": {\"eventType\": \"%s\"}, \"award\": {\"fixed\": %d}, \"currency\": \"points\", %s}"
                .formatted(type, award, more);
    }

    private void earnEnding(String name) {
        var event = community.event("a-" + step, "answer.accepted", name, future + "T10:00:00Z", Map.of());
        community.apply(event);
        earned.add(new Earned(event, name, 3));
        change(net, name, 3);
    }

    private void earnWaiting(String name) {
        var event = community.event("v-" + step, "poll.voted", name, future + "T11:00:00Z", Map.of());
        community.apply(event);
        awards.add(new Award(event, name, future.plusDays(4), false));
        change(pending, name, 5);
    }

    private void retractWaiting(Random random) {
        if (awards.isEmpty()) {
            return;
        }
        var award = awards.remove(random.nextInt(awards.size()));
        community.apply(community.retraction("w-" + step, award.event()));
        change(award.confirmed() ? net : pending, award.name(), -5);
    }

    /** Some days pass for one member: what is due comes, what is over goes. */
    private void pass(String name, int days) {
        future = future.plusDays(days);
        var now = future.atStartOfDay().toInstant(ZoneOffset.UTC);
        org.communityops.incentive.pending.Future.pass(community, name, now);
        Future.expire(community, name, now);
        awards.replaceAll(award -> {
            if (award.confirmed() || !award.name().equals(name) || award.due().isAfter(future)) {
                return award;
            }
            change(pending, name, -5);
            change(net, name, 5);
            return new Award(award.event(), name, award.due(), true);
        });
    }

    private void change(Map<String, Long> what, String name, long amount) {
        what.merge(name, amount, Long::sum);
    }

    /** Each on a day of its own, so that no cap and no streak comes in: two points of the starter rule. */
    private void earn(String name) {
        var day = LocalDate.of(2026, 1, 1).plusDays(2L * step);
        var event = community.message("m-" + step, name, day + "T10:00:00Z");
        community.apply(event);
        earned.add(new Earned(event, name, 2));
        change(net, name, 2);
    }

    private void retract(Random random) {
        if (earned.isEmpty()) {
            return;
        }
        var one = earned.remove(random.nextInt(earned.size()));
        community.apply(community.retraction("r-" + step, one.event()));
        change(net, one.name(), -one.amount());
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
        var is = (int) has(name);
        var wallet = community
                .get("/members/" + member + "/wallets")
                .body("items[0].balance", equalTo(Math.max(is, 0)))
                .body("items[0].pending", equalTo(pending.getOrDefault(name, 0L).intValue()))
                .body("items[0].held", equalTo(held.getOrDefault(name, 0L).intValue()));
        wallet.body("items[0].recoverable", is < 0 ? equalTo(-is) : equalTo(null));
    }
}
