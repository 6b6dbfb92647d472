package org.communityops.kit.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads other services' feeds over HTTP. */
@ApplicationScoped
class FeedClient {
    private static final long LARGEST_PAGE = 64 * 1024 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofMillis(500))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ObjectMapper json = new ObjectMapper(lenientFactory());

    private final FollowSettings settings;
    private final Optional<String> serviceKey;

    FeedClient(
            FollowSettings settings, @ConfigProperty(name = "communityops.service-key") Optional<String> serviceKey) {
        this.settings = settings;
        this.serviceKey = serviceKey;
    }

    /**
     * A page as a follower got it.
     *
     * @param heads the position of each slice's last news
     */
    record Received(List<FeedItem> items, UUID epoch, List<Long> heads) {}

    /** Reads bodies that were checked when they came in; here they stand a few levels deeper. */
    static JsonFactory lenientFactory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxStringLength(1024 * 1024)
                        .build())
                .build();
    }

    /** The producer's database was restored to an older time: going on would be wrong. */
    static final class EpochChanged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EpochChanged(String feed) {
            super("The feed of " + feed + " was restored to an older time");
        }
    }

    Received read(String feed, URI base, FeedCursor cursor) throws IOException, InterruptedException {
        var response = send(request(base, cursor));
        if (response.statusCode() == 409) {
            throw new EpochChanged(feed);
        }
        if (response.statusCode() != 200) {
            throw new IOException("The feed of " + feed + " answers " + response.statusCode());
        }
        var items = new ArrayList<FeedItem>();
        json.readTree(response.body()).forEach(event -> items.add(item(event)));
        var headers = response.headers();
        var epoch = UUID.fromString(headers.firstValue(Feed.EPOCH_HEADER).orElseThrow());
        var heads = Arrays.stream(
                        headers.firstValue(Feed.HEAD_HEADER).orElseThrow().split(","))
                .map(Long::valueOf)
                .toList();
        return new Received(items, epoch, heads);
    }

    /** The time-out of a request ends with its headers: this one also bounds the body of a producer that went away. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        var body = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST_PAGE);
        var answer = http.sendAsync(request, body);
        try {
            return answer.get(settings.poll() + 30_000L, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("The page did not arrive in time", e);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(URI base, FeedCursor cursor) {
        var query = "/v1/feed?timeout=" + settings.poll() + "&limit=" + settings.page();
        var after = cursor.epoch() == null ? "" : "&lastEventId=" + cursor.text();
        return HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/$", "") + query + after))
                .timeout(Duration.ofMillis(settings.poll() + 10_000L))
                .header("Authorization", "Bearer " + serviceKey.orElse(""))
                .header("Accept", Feed.MEDIA_TYPE)
                .build();
    }

    private static FeedItem item(JsonNode event) {
        return new FeedItem(
                event.required("id").textValue(),
                event.required("slice").intValue(),
                event.required("position").longValue(),
                UUID.fromString(event.required("communityid").textValue()),
                event.required("type").textValue(),
                event.required("subject").textValue(),
                Instant.parse(event.required("time").textValue()),
                event.required("data"));
    }
}
