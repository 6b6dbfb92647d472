package org.communityops.deploy.local.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.communityops.deploy.local.api.Answer;
import org.communityops.deploy.local.api.ApiException;
import org.communityops.deploy.local.api.ServiceApi;
import org.communityops.deploy.local.replay.Lines.Line;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file's events in batches over some connections. A batch is repeated until it is answered; one that is refused as a
 * whole is cut in halves until the event that is to blame stands alone.
 */
public final class Replay {
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final JsonFactory JSON = new JsonFactory();

    private final ServiceApi activity;
    private final String path;
    private final int connections;
    private final int batchSize;
    private final Tally tally = new Tally();
    private final AtomicReference<@Nullable Exception> fault = new AtomicReference<>();

    /**
     * @param path where the community's events are posted to
     * @param batchSize how many events one request carries
     */
    public Replay(ServiceApi activity, String path, int connections, int batchSize) {
        this.activity = activity;
        this.path = path;
        this.connections = connections;
        this.batchSize = batchSize;
    }

    /** Counts as the replay goes on. */
    public Tally tally() {
        return tally;
    }

    /** Sends everything; returns when the last batch is answered. */
    public void run(Lines lines) throws IOException, InterruptedException {
        var free = new Semaphore(connections);
        var collector = new Batch.Collector(batchSize);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var line = lines.next(); line.isPresent() && fault.get() == null; line = lines.next()) {
                if (!isObject(line.get())) {
                    continue;
                }
                collector.add(line.get());
                if (collector.isFull()) {
                    free.acquire();
                    var batch = collector.take();
                    senders.execute(() -> deliver(batch, free));
                }
            }
            if (!collector.isEmpty() && fault.get() == null) {
                free.acquire();
                var batch = collector.take();
                senders.execute(() -> deliver(batch, free));
            }
        }
        rethrow();
    }

    private void deliver(Batch batch, Semaphore free) {
        try {
            send(batch);
        } catch (IOException | InterruptedException | RuntimeException e) {
            fault.compareAndSet(null, e);
        } finally {
            free.release();
        }
    }

    private void send(Batch batch) throws IOException, InterruptedException {
        if (fault.get() != null) {
            return;
        }
        var answer = activity.post(path, BATCH, batch.body());
        if (answer.isSuccess()) {
            tally.add(batch, answer.body());
        } else if (isAboutContent(answer)) {
            if (batch.size() == 1) {
                tally.reject(batch.lines().getFirst(), answer.problem());
            } else {
                for (var half : batch.halves()) {
                    send(half);
                }
            }
        } else {
            throw new ApiException("POST " + path, answer);
        }
    }

    private static boolean isAboutContent(Answer answer) {
        return switch (answer.status()) {
            case 400, 409, 413, 422 -> true;
            default -> false;
        };
    }

    private boolean isObject(Line line) {
        if (line.content().length == 0) {
            tally.reject(line, "longer than " + EventFile.LONGEST + " bytes");
            return false;
        }
        try (var parser = JSON.createParser(line.content())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                parser.skipChildren();
                if (parser.nextToken() == null) {
                    return true;
                }
            }
            tally.reject(line, "not one JSON object");
        } catch (JacksonException e) {
            tally.reject(line, "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return false;
    }

    private void rethrow() throws IOException, InterruptedException {
        switch (fault.get()) {
            case null -> {}
            case IOException e -> throw e;
            case InterruptedException e -> throw e;
            case Exception e -> throw new IllegalStateException(e);
        }
    }
}
