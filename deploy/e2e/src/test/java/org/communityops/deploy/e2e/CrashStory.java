package org.communityops.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.deploy.local.platform.Service.ACTIVITY;
import static org.communityops.deploy.local.platform.Service.INCENTIVE;
import static org.communityops.deploy.local.platform.Service.KPI;
import static org.communityops.deploy.local.platform.Service.MEMBER;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.communityops.deploy.e2e.figures.Oracle;
import org.communityops.deploy.e2e.figures.PublicFigures;
import org.communityops.deploy.e2e.running.Product;
import org.communityops.deploy.e2e.running.StoryCommunity;
import org.communityops.deploy.e2e.running.WithProduct;
import org.communityops.deploy.e2e.stream.Chat;
import org.communityops.deploy.e2e.stream.Event;
import org.communityops.deploy.e2e.stream.PacedLines;
import org.communityops.deploy.e2e.stream.Sending;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.platform.Service;
import org.communityops.deploy.local.replay.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * While events are replayed, each service is killed three times and PostgreSQL is stopped at once, all at random moments.
 * The launcher starts them again, the client repeats what was not answered, and nothing is lost or counted twice.
 */
@ExtendWith(WithProduct.class)
class CrashStory {
    private static final int KILLS_EACH = 3;
    private static final int MEMBERS = 80;
    private static final int LONGEST_WAIT = 1_500;

    @Test
    void nothingIsLostOrDoubledWhateverDies(Product product) throws Exception {
        var seed = new Random().nextLong();
        System.out.println("CrashStory, seed " + seed);
        var events = Chat.of(seed, MEMBERS);
        var community = StoryCommunity.in(product, ZoneId.of("Europe/Berlin"));

        var replay = replayUnderFire(product, community, events, new Random(seed));
        for (var service : Service.values()) {
            product.awaitReady(service);
        }
        Sending.awaitProcessed(product, community);

        assertThat(replay.tally().problems()).isEmpty();
        assertThat(replay.tally().accepted() + replay.tally().duplicates()).isEqualTo(events.size());
        assertEveryEventIsThereOnce(community, events);
        var members = events.stream().map(Event::subject).collect(Collectors.toSet());
        var differences =
                PublicFigures.of(community, members).differencesTo(Oracle.of(events, ZoneId.of("Europe/Berlin")));
        assertThat(differences).isEmpty();
        assertBooksAgree(community);
        assertLedgerSumsToZero(community, members);
    }

    private Replay replayUnderFire(Product product, StoryCommunity community, List<Event> events, Random random)
            throws Exception {
        var faults = faults(random);
        var lines = new PacedLines(events);
        var slice = events.size() / (faults.size() + 1);
        var client = product.installation(community.bot().key()).api(ACTIVITY, Patience.LONG);
        var replay = new Replay(client, community.path("/events"), 2, 50);
        try (client;
                var sender = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = sender.submit(() -> {
                replay.run(lines);
                return null;
            });
            for (var fault : faults) {
                lines.allow(slice);
                strike(product, fault, random);
            }
            lines.allow(events.size());
            sent.get();
        }
        return replay;
    }

    /** Whom it hits, in random order; nobody stands for PostgreSQL. */
    private static List<Optional<Service>> faults(Random random) {
        var faults = new ArrayList<Optional<Service>>();
        for (var service : Service.values()) {
            faults.addAll(Collections.nCopies(KILLS_EACH, Optional.of(service)));
        }
        faults.add(Optional.empty());
        Collections.shuffle(faults, random);
        return faults;
    }

    /** Kills the service when it is at work, or stops PostgreSQL without a farewell. */
    private static void strike(Product product, Optional<Service> victim, Random random) throws Exception {
        victim.ifPresent(product::awaitReady);
        Thread.sleep(random.nextInt(LONGEST_WAIT)); // the moment is to be any
        System.out.println("CrashStory strikes " + victim.map(Service::title).orElse("PostgreSQL"));
        if (victim.isPresent()) {
            var process = product.process(victim.get()).orElseThrow();
            process.destroyForcibly();
            process.onExit().get();
        } else {
            var postmaster = product.postmaster().orElseThrow();
            new ProcessBuilder("sh", "-c", "kill -QUIT " + postmaster.pid())
                    .start()
                    .waitFor();
            postmaster.onExit().get();
        }
    }

    private static void assertEveryEventIsThereOnce(StoryCommunity community, List<Event> events) {
        var expected = events.stream().collect(Collectors.groupingBy(Event::type, Collectors.counting()));
        for (var service : Service.values()) {
            var counted = new HashMap<String, Long>();
            items(community, service, community.path("/digests"))
                    .forEach(row -> counted.merge(
                            row.get("type").asText(), row.get("events").asLong(), Long::sum));
            assertThat(counted).as("digests of " + service.title()).isEqualTo(expected);
        }
    }

    private static void assertBooksAgree(StoryCommunity community) {
        var digests = items(community, ACTIVITY, community.path("/digests"));
        for (var service : Service.values()) {
            assertThat(items(community, service, community.path("/digests")))
                    .as(service.title())
                    .isEqualTo(digests);
            assertThat(items(community, service, "/v1/dead-letters"))
                    .as(service.title())
                    .isEmpty();
            await(service.title()).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                for (var follower : items(community, service, "/v1/followers")) {
                    assertThat(follower.get("position")).isEqualTo(follower.get("head"));
                    assertThat(follower.get("state").asText()).isEqualTo("FOLLOWING");
                }
            });
        }
        var path = community.path("/reconciliations");
        var id = community.owner().create(KPI, path, Map.of()).get("id").asText();
        await().until(() -> !community
                .owner()
                .read(KPI, path + "/" + id)
                .get("state")
                .asText()
                .equals("RUNNING"));
        var result = community.owner().read(KPI, path + "/" + id);
        assertThat(result.path("equal").asBoolean()).as(result.toString()).isTrue();
    }

    /** Every transaction, every wallet. */
    private static void assertLedgerSumsToZero(StoryCommunity community, Iterable<String> members) {
        var sums = new HashMap<String, Long>();
        for (var transaction : items(community, INCENTIVE, community.path("/transactions"))) {
            var sum = 0L;
            for (var line : transaction.get("lines")) {
                sum += line.get("amount").asLong();
                sums.merge(line.get("account").asText(), line.get("amount").asLong(), Long::sum);
            }
            assertThat(sum).as(transaction.toString()).isZero();
        }
        assertThat(sums.values().stream().mapToLong(Long::longValue).sum()).isZero();
        for (var member : members) {
            var id = community.member(Event.PLATFORM, member);
            for (var wallet : items(community, INCENTIVE, community.path("/members/" + id + "/wallets"))) {
                if (wallet.get("currency").asText().equals("points")) {
                    assertThat(wallet.get("balance").asLong())
                            .as(member)
                            .isEqualTo(sums.getOrDefault("member:" + id, 0L));
                }
            }
        }
    }

    /** All items of a list, page by page. */
    private static List<JsonNode> items(StoryCommunity community, Service service, String path) {
        var items = new ArrayList<JsonNode>();
        var paged = path.endsWith("/transactions") || path.equals("/v1/dead-letters");
        var cursor = "";
        do {
            var query = paged ? "?limit=500" + cursor : "";
            var page = community.owner().read(service, path + query);
            page.get("items").forEach(items::add);
            cursor = page.hasNonNull("next") ? "&cursor=" + page.get("next").asText() : "";
        } while (!cursor.isEmpty());
        return items;
    }

    @Test
    void membersWhoAreBeingAdmittedSurviveAKill(Product product) throws Exception {
        var community = StoryCommunity.in(product, ZoneId.of("UTC"));
        var ids = new ArrayList<String>();
        try (var members = product.installation(community.app().key()).api(MEMBER, Patience.LONG)) {
            for (var i = 0; i < 20; i++) {
                if (i == 10) {
                    product.process(MEMBER).orElseThrow().destroyForcibly();
                }
                ids.add(members.post(community.path("/members"), Map.of("displayName", "Guest " + i))
                        .get("id")
                        .asText());
            }
        }
        product.awaitReady(MEMBER);
        var kept = new ArrayList<String>();
        items(community, MEMBER, community.path("/members"))
                .forEach(member -> kept.add(member.get("id").asText()));
        assertThat(kept).containsAll(ids);
    }
}
