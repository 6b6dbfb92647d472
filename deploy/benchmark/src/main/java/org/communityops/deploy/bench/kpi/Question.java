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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

    /**
     * What was answered and how long it took.
     *
     * @param millis median, where it was asked more than once
     */
    record Answered(List<Long> figures, double millis) {}

    /** Asks the service, several times one after the other. */
    Answered byHttp(HttpClient client, Requests owner) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(owner.server() + path))
                .header("Authorization", "Bearer " + owner.key())
                .build();
        var nanos = new long[TIMES];
        var body = "";
        for (var i = 0; i < TIMES; i++) {
            var begin = System.nanoTime();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            nanos[i] = System.nanoTime() - begin;
            body = response.body();
            if (response.statusCode() != 200) {
                throw new IOException(path + " was answered with " + response.statusCode() + ": " + body);
            }
        }
        return new Answered(
                figures.apply(JSON.readTree(body)), Latencies.of(nanos).percentile(50));
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
