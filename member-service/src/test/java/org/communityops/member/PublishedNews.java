package org.communityops.member;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.News;
import org.communityops.kit.test.TestKeys;

/** What the service has published of one community so far, as a follower reads it. */
public record PublishedNews(List<JsonNode> items) {
    /** Everything about a community. */
    public static PublishedNews of(UUID community) {
        var key = TestKeys.everywhere(KeyKind.SVC);
        var found = new ArrayList<JsonNode>();
        var cursor = "";
        while (true) {
            var page = given().header("Authorization", key)
                    .queryParam("lastEventId", cursor)
                    .queryParam("limit", 5000)
                    .get("/v1/feed");
            var items = read(page.then().statusCode(200).extract().asString());
            if (items.isEmpty()) {
                return new PublishedNews(found);
            }
            items.forEach(item -> {
                if (item.path("communityid").asText().equals(community.toString())) {
                    found.add(item);
                }
            });
            cursor = page.header("Feed-Cursor");
        }
    }

    /** Everything about one key. */
    public static PublishedNews ofKey(String keyId) {
        return new PublishedNews(of(News.GLOBAL).items.stream()
                .filter(item -> item.path("subject").asText().equals(keyId))
                .toList());
    }

    /** The types of the news, in order. */
    public List<String> types() {
        return items.stream().map(item -> item.path("type").asText()).toList();
    }

    /** The body of the latest news of a type. */
    public JsonNode latest(String type) {
        return items.reversed().stream()
                .filter(item -> item.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .path("data");
    }

    private static JsonNode read(String page) {
        try {
            return new ObjectMapper().readTree(page);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
