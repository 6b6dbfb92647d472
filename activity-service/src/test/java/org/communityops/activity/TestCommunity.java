package org.communityops.activity;

import static io.restassured.RestAssured.given;

import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.TestKeys;
import org.jspecify.annotations.Nullable;

/** A community that this service heard of, with keys to it. */
public final class TestCommunity {
    public static final String ONE = "application/cloudevents+json";
    public static final String BATCH = "application/cloudevents-batch+json";
    public static final String LINES = "application/x-ndjson";

    private static final AtomicReference<@Nullable OpenApiValidationFilter> CONTRACT = new AtomicReference<>();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private final UUID id = UUID.randomUUID();
    private final String bot = TestKeys.of(KeyKind.BOT, id);
    private final String owner = TestKeys.of(KeyKind.OWN, id);
    private final Map<String, Object> settings = new HashMap<>();

    private TestCommunity(String zone) {
        settings.put("id", id);
        settings.put("slug", "c-" + id);
        settings.put("name", "A community");
        settings.put("timeZone", zone);
        settings.put("joinPolicy", "OPEN");
        settings.put("archived", false);
        FeedPages.apply(
                "member", FeedPages.item(id, id, "community.created", id.toString(), CREATED, Map.copyOf(settings)));
    }

    /** What a follower hears. */
    public record News(String id, String type, String subject, Map<String, Object> data) {}

    /** A new community whose days are UTC days. */
    public static TestCommunity create() {
        return new TestCommunity("UTC");
    }

    public static TestCommunity createIn(String zone) {
        return new TestCommunity(zone);
    }

    public UUID id() {
        return id;
    }

    /** The path of something in the community. */
    public String path(String rest) {
        return "/v1/communities/" + id + rest;
    }

    /** Lets member-service say that a setting is another one now. */
    public void change(String setting, Object value) {
        settings.put(setting, value);
        FeedPages.apply(
                "member",
                FeedPages.item(
                        UUID.randomUUID(), id, "community.changed", id.toString(), CREATED, Map.copyOf(settings)));
    }

    /** Lets member-service say that an account belongs to a member, or no longer does. */
    public void identity(String news, UUID memberId, String platform, String externalId) {
        var body = Map.of("memberId", memberId, "platform", platform, "externalId", externalId);
        FeedPages.apply(
                "member",
                FeedPages.item(UUID.randomUUID(), id, "identity." + news, memberId.toString(), CREATED, body));
    }

    public RequestSpecification asOwner() {
        return checked().header("Authorization", owner);
    }

    public String ownerKey() {
        return owner;
    }

    public RequestSpecification asBot() {
        return checked().header("Authorization", bot);
    }

    public RequestSpecification as(KeyKind kind) {
        return given().header("Authorization", TestKeys.of(kind, id));
    }

    /** Sends one event as a bot. */
    public ValidatableResponse send(String event) {
        return asBot().contentType(ONE).body(event).post(path("/events")).then();
    }

    /** Sends a batch as a bot. */
    public ValidatableResponse sendBatch(List<String> events) {
        return sendBatch(events, false);
    }

    public ValidatableResponse sendBatch(List<String> events, boolean atomic) {
        return asBot().contentType(BATCH)
                .queryParam("atomic", atomic)
                .body("[" + String.join(",", events) + "]")
                .post(path("/events"))
                .then();
    }

    /** Sends a stream as a bot. */
    public ValidatableResponse sendLines(String lines) {
        return asBot().contentType(LINES)
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post(path("/events"))
                .then();
    }

    /** How many events can be read back, of a type. */
    public int recorded(String type) {
        return asOwner()
                .queryParam("type", type)
                .queryParam("limit", 500)
                .get(path("/events"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items")
                .size();
    }

    /** The news of this community on the feed, so far, in order. */
    public List<News> news() {
        var key = TestKeys.everywhere(KeyKind.SVC);
        var news = new ArrayList<News>();
        var cursor = "";
        while (true) {
            var page = given().header("Authorization", key)
                    .queryParam("lastEventId", cursor)
                    .queryParam("limit", 5000)
                    .get("/v1/feed")
                    .then()
                    .statusCode(200)
                    .extract();
            var items = json(page.asString());
            if (items.isEmpty()) {
                return news;
            }
            for (var item : items) {
                if (id.toString().equals(item.get("communityid").asText())) {
                    news.add(new News(
                            item.get("id").asText(),
                            item.get("type").asText(),
                            item.get("subject").asText(),
                            JSON.convertValue(item.get("data"), new TypeReference<Map<String, Object>>() {})));
                }
            }
            cursor = page.header("Feed-Cursor");
        }
    }

    /** Waits until so many news of this community are on the feed. */
    public List<News> news(int count) {
        return Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::news, found -> found.size() >= count);
    }

    /** A request whose answer has to be what the contract says. */
    private static RequestSpecification checked() {
        return given().filter(CONTRACT.updateAndGet(known -> known == null ? ContractValidation.filter() : known));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The feed is not JSON", e);
        }
    }
}
