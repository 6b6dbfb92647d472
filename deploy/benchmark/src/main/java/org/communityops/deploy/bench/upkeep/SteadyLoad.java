package org.communityops.deploy.bench.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.communityops.deploy.bench.ingest.EventSource;
import org.communityops.deploy.bench.ingest.SampleEvent;
import org.communityops.deploy.bench.testbed.Sizes;
import org.communityops.deploy.local.api.ServiceApi;

/**
 * Batches that are sent at fixed times, whether the earlier ones are answered or not.
 */
final class SteadyLoad {
    private static final String BATCH = "application/cloudevents-batch+json";

    private final ServiceApi activity;
    private final String path;
    private final Duration interval;
    private final List<byte[]> bodies;

    SteadyLoad(ServiceApi activity, String path, double eventsPerSecond, Duration time, EventSource events) {
        this.activity = activity;
        this.path = path;
        this.interval = Duration.ofNanos((long) (1e9 * Sizes.BATCH / eventsPerSecond));
        this.bodies = new ArrayList<>();
        for (var i = 0L; i < time.dividedBy(interval); i++) {
            bodies.add(events.next(Sizes.BATCH).stream()
                    .map(SampleEvent::json)
                    .collect(Collectors.joining(",", "[", "]"))
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Sends all of them; fails if one is not taken whole. */
    void send() throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var answers = new ArrayList<CompletableFuture<Integer>>();
        for (var i = 0; i < bodies.size(); i++) {
            var due = begin + i * interval.toNanos();
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            var body = bodies.get(i);
            answers.add(CompletableFuture.supplyAsync(() -> accepted(body), Thread::startVirtualThread));
        }
        try {
            var accepted = answers.stream().mapToInt(CompletableFuture::join).sum();
            if (accepted != bodies.size() * Sizes.BATCH) {
                throw new IOException(
                        "Sent %,d events, %,d were accepted".formatted(bodies.size() * Sizes.BATCH, accepted));
            }
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    private int accepted(byte[] body) {
        try {
            return activity.post(path, BATCH, body).body().path("accepted").asInt();
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }
}
