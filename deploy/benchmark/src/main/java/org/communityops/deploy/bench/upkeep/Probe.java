package org.communityops.deploy.bench.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.communityops.deploy.bench.ingest.SampleEvent;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.ServiceApi;

/**
 * Sends an event of a new member on a day of its own, and waits until the member has points and the day has a message.
 *
 * @param activity opened by a bot
 */
record Probe(Community community, ServiceApi activity, ServiceApi incentive, ServiceApi kpi) {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final long POINTS = 2; // of the starter rule for a message
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * From the answer to the event until it shows, in nanoseconds.
     *
     * @param points in the member's wallet
     * @param kpi in the series of messages
     */
    record Delays(CompletableFuture<Long> points, CompletableFuture<Long> kpi) {}

    private interface Sight {
        boolean isSeen() throws IOException, InterruptedException;
    }

    Delays send(int number) throws IOException, InterruptedException {
        var day = FIRST_DAY.plusDays(number);
        var event = new SampleEvent(
                "probe-" + number,
                "message.posted",
                "probe" + number,
                Instant.from(day.atTime(12, 0).atOffset(ZoneOffset.UTC)),
                "{\"channel\":\"general\"}");
        var answer = activity.post(
                community.path() + "/events",
                "application/cloudevents+json",
                event.json().getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 201) {
            throw new IOException("The event was answered with " + answer.problem());
        }
        var wallets = community.path() + "/members/" + event.memberId(community.id()) + "/wallets";
        var messages = community.path() + "/metrics/messages?granularity=DAY&from=" + day + "&to=" + day;
        return new Delays(
                until(() -> balance(incentive.find(wallets)) >= POINTS),
                until(() ->
                        kpi.get(messages).path("items").path(0).path("value").asLong() >= 1));
    }

    private static long balance(Optional<JsonNode> wallets) {
        return wallets.map(view -> view.path("items").path(0).path("balance").asLong())
                .orElse(0L);
    }

    /** Looks more and more rarely, so that a long wait does not become a load of its own. */
    private static CompletableFuture<Long> until(Sight sight) {
        var begin = System.nanoTime();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        while (!sight.isSeen() && System.nanoTime() - begin < LIMIT.toNanos()) {
                            var pause = Duration.ofNanos((System.nanoTime() - begin) / 10);
                            Thread.sleep(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
                        }
                        return System.nanoTime() - begin;
                    } catch (IOException | InterruptedException e) {
                        throw new CompletionException(e);
                    }
                },
                Thread::startVirtualThread);
    }
}
