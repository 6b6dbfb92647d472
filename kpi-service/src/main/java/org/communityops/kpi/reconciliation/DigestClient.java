package org.communityops.kpi.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.communityops.kit.feed.FollowSettings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks other services for their digests. */
@ApplicationScoped
class DigestClient {
    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration READ = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Map<String, URI> services;
    private final String serviceKey;
    private final ObjectMapper json;

    DigestClient(
            FollowSettings settings,
            @ConfigProperty(name = "communityops.service-key") String serviceKey,
            ObjectMapper json) {
        this.services = settings.urls();
        this.serviceKey = serviceKey;
        this.json = json;
    }

    /**
     * What a service has processed of a community.
     *
     * @throws IOException when it is not known where the service is, or when it does not answer well
     */
    List<DigestRow> read(String service, Reconciliation reconciliation) throws IOException, InterruptedException {
        var base = services.get(service);
        if (base == null) {
            throw new IOException("It is not configured where " + service + "-service is");
        }
        var request = HttpRequest.newBuilder(uri(base, reconciliation))
                .timeout(READ)
                .header("Authorization", "Bearer " + serviceKey)
                .header("Accept", "application/json")
                .build();
        var response = send(service, request);
        if (response.statusCode() != 200) {
            throw new IOException(service + "-service answers " + response.statusCode());
        }
        var rows = new ArrayList<DigestRow>();
        json.readTree(response.body()).required("items").forEach(item -> rows.add(row(item)));
        return rows;
    }

    private HttpResponse<String> send(String service, HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(service + "-service does not answer", e);
        }
    }

    /** The days of a comparison are both included, those of digests end before {@code to}. */
    private static URI uri(URI base, Reconciliation reconciliation) {
        var range = new StringJoiner("&", "?", "").setEmptyValue("");
        if (reconciliation.from() != null) {
            range.add("from=" + reconciliation.from());
        }
        if (reconciliation.to() != null) {
            range.add("to=" + reconciliation.to().plusDays(1));
        }
        return URI.create(base.toString().replaceFirst("/$", "") + "/v1/communities/" + reconciliation.communityId()
                + "/digests" + range);
    }

    private static DigestRow row(JsonNode item) {
        return new DigestRow(
                LocalDate.parse(item.required("day").asText()),
                item.required("type").asText(),
                item.required("events").longValue(),
                Long.parseUnsignedLong(item.required("checksum").asText(), 16));
    }
}
