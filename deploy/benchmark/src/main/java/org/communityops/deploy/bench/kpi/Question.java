package org.communityops.deploy.bench.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.communityops.deploy.bench.http.Requests;
import org.communityops.deploy.bench.measure.Latencies;

/**
 * Something that can be asked over HTTP and by SQL.
 *
 * @param path of the GET
 * @param figures of the answer to it, in order
 * @param sql answers the same figures, one a row
 */
record Question(String path, Function<JsonNode, List<Long>> figures, String sql) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMES = 25;
    private static final Duration ENOUGH = Duration.ofSeconds(2);

    /**
     * What was answered and how long it took.
     *
     * @param millis median, where it was asked more than once
     */
    record Answered(List<Long> figures, double millis) {}

    /** Asks the service, several times one after the other, unless that takes long. */
    Answered byHttp(HttpClient client, Requests owner) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(owner.server() + path))
                .header("Authorization", "Bearer " + owner.key())
                .build();
        var nanos = LongStream.builder();
        var body = "";
        var first = System.nanoTime();
        for (var i = 0; i < TIMES && (i == 0 || System.nanoTime() - first < ENOUGH.toNanos()); i++) {
            var begin = System.nanoTime();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            nanos.add(System.nanoTime() - begin);
            body = response.body();
            if (response.statusCode() != 200) {
                throw new IOException(path + " was answered with " + response.statusCode() + ": " + body);
            }
        }
        return new Answered(
                figures.apply(JSON.readTree(body)),
                Latencies.of(nanos.build().toArray()).percentile(50));
    }

    /** Asks the database, once. */
    Answered bySql(Connection connection) throws SQLException {
        var found = new ArrayList<Long>();
        var begin = System.nanoTime();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return new Answered(found, (System.nanoTime() - begin) / 1e6);
    }
}
