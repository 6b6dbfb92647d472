package org.communityops.deploy.bench.startup;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.communityops.deploy.local.platform.Service;

/** Waits until all four services take requests. */
record Readiness(int portBase) {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 50;

    /**
     * Returns when they do.
     *
     * @param launcher which is given up when it ends
     */
    void await(Process launcher) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build()) {
            for (var service : Service.values()) {
                while (!isReady(client, service)) {
                    if (!launcher.isAlive() || System.nanoTime() - begin > LIMIT.toNanos()) {
                        throw new IOException(service.title() + " did not become ready");
                    }
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        }
    }

    private boolean isReady(HttpClient client, Service service) throws InterruptedException {
        var question = HttpRequest.newBuilder(service.url(portBase).resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
