package org.communityops.incentive;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.TestKeys;

/** A community of its own for one test: told by the member feed, filled by the activity feed, asked over HTTP. */
public final class CommunityFixture {
    public static final String SOURCE = "chat://lab/1";

    public final UUID id = UUID.randomUUID();
    public final String owner = TestKeys.of(KeyKind.OWN, id);

    private CommunityFixture() {}

    public static CommunityFixture in(String zone) {
        var community = new CommunityFixture();
        var now = Instant.parse("2026-01-01T00:00:00Z");
        FeedPages.apply(
                "member",
                FeedPages.item(
                        UUID.randomUUID(),
                        community.id,
                        "community.created",
                        community.id.toString(),
                        now,
                        Map.of("id", community.id, "slug", "lab", "name", "Lab", "timeZone", zone, "archived", false)));
        return community;
    }

    public UUID member(String name) {
        return Ids.derived(id, "chat", name);
    }

    /** A member whom member-service has announced, without any activity. */
    public UUID join(String name) {
        var item = FeedPages.item(
                UUID.randomUUID(),
                id,
                "member.joined",
                member(name).toString(),
                Instant.parse("2026-01-01T00:00:00Z"),
                Map.of("memberId", member(name), "status", "ACTIVE", "joinedAt", "2026-01-01T00:00:00Z"));
        FeedPages.apply("member", item);
        return member(name);
    }

    public FeedItem event(String sourceId, String type, String name, String time, Map<String, Object> data) {
        return event(sourceId, type, name, time, data, Map.of());
    }

    public FeedItem message(String sourceId, String name, String time) {
        return event(sourceId, "message.posted", name, time, Map.of("isReply", false));
    }

    public FeedItem reply(String sourceId, String name, String time) {
        return event(sourceId, "message.posted", name, time, Map.of("isReply", true));
    }

    public FeedItem reaction(String sourceId, String name, String time) {
        return event(sourceId, "reaction.added", name, time, Map.of());
    }

    /** Takes another event back. */
    public FeedItem retraction(String sourceId, FeedItem target) {
        var event = target.data().get("event");
        var retracts = Map.of(
                "eventId", target.id(),
                "source", event.get("source").asText(),
                "id", event.get("id").asText(),
                "type", event.get("type").asText(),
                "memberId", target.subject(),
                "time", event.get("time").asText());
        return event(
                sourceId,
                "event.retracted",
                event.get("subject").asText(),
                event.get("time").asText(),
                Map.of("id", event.get("id").asText()),
                Map.of("retracts", retracts));
    }

    /** The same event as it is told when its retraction came first. */
    public FeedItem retractedAlready(FeedItem item) {
        var data = item.data().<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy();
        data.put("retracted", true);
        return new FeedItem(item.id(), item.slice(), 0, id, item.type(), item.subject(), item.time(), data);
    }

    public void apply(FeedItem... items) {
        FeedPages.apply("activity", items);
    }

    public void apply(List<FeedItem> items) {
        FeedPages.apply("activity", items);
    }

    public RequestSpecification as(String authorization) {
        return given().header("Authorization", authorization).contentType(ContentType.JSON);
    }

    public RequestSpecification asOwner() {
        return as(owner);
    }

    public String path(String rest) {
        return "/v1/communities/" + id + rest;
    }

    public ValidatableResponse get(String rest) {
        return asOwner().get(path(rest)).then().statusCode(200);
    }

    /** A merge patch by the owner for the state that the tag names. */
    public ValidatableResponse patch(String rest, String etag, String body) {
        return asOwner()
                .contentType(MergePatches.MEDIA_TYPE)
                .header("If-Match", etag)
                .body(body)
                .patch(path(rest))
                .then();
    }

    public long balance(String name) {
        return get("/members/" + member(name) + "/wallets")
                .extract()
                .jsonPath()
                .getLong("items.find { it.currency == 'points' }.balance");
    }

    public ValidatableResponse post(String key, String body) {
        return asOwner()
                .header("Idempotency-Key", key)
                .body(body)
                .post(path("/transactions"))
                .then();
    }

    /** Points for a member, from the issuance account. */
    public ValidatableResponse grant(String key, String name, long amount) {
        return post(key, lines("GRANT", "member:" + member(name), amount, "system:issuance"));
    }

    public ValidatableResponse spend(String key, String name, long amount) {
        return post(key, lines("SPEND", "member:" + member(name), -amount, "system:redemption"));
    }

    public String lines(String kind, String account, long amount, String other) {
        return """
                {"kind": "%s", "currency": "points", "reason": "a test",
                 "lines": [{"account": "%s", "amount": %d}, {"account": "%s", "amount": %d}]}""".formatted(kind, account, amount, other, -amount);
    }

    /** Makes a rule and publishes it, to act on everything that happens from now on; its id. */
    public String publish(String key, String definition) {
        var id = draft(key, definition);
        publishVersion(id, 1, "{}");
        return id;
    }

    /** A rule that acts on everything that ever happened, as the starter rules do; its id. */
    public String always(String key, String definition) {
        var ruleId = Ids.derived(id, "rule", key);
        var database = Arc.container()
                .instance(AgroalDataSource.class, new DataSource.DataSourceLiteral("feed"))
                .get();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into rule (community_id, id, key, created_at) values ('%s', '%s', '%s', '2026-01-01')"
                            .formatted(id, ruleId, key));
            statement.execute("""
                    insert into rule_version (community_id, rule_id, version, revision, name, definition, created_at, published_at)
                    values ('%s', '%s', 1, 1, '%s', '%s', '2026-01-01', '2026-01-01')""".formatted(id, ruleId, key, definition));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return ruleId.toString();
    }

    /** Makes a rule; its id. */
    public String draft(String key, String definition) {
        return asOwner()
                .body("{\"key\": \"%s\", \"name\": \"%s\", \"definition\": %s}".formatted(key, key, definition))
                .post(path("/rules"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public ValidatableResponse publishVersion(String ruleId, int version, String body) {
        return asOwner()
                .body(body)
                .post(path("/rules/" + ruleId + "/versions/" + version + "/publish"))
                .then()
                .statusCode(200);
    }

    /** Waits until boards and levels are up to date and everything is rated again that had to be. */
    public void settle() {
        var audit = LedgerAudit.of(this);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            get("/leaderboards/all");
            return audit.number(
                            "select count(*) from (select community_id from rerating union all select community_id from board_change) w where community_id = ?")
                    == 0;
        });
    }

    private FeedItem event(
            String sourceId,
            String type,
            String name,
            String time,
            Map<String, Object> data,
            Map<String, Object> more) {
        var event = Map.of(
                "specversion", "1.0",
                "id", sourceId,
                "source", SOURCE,
                "type", type,
                "subject", name,
                "time", time,
                "data", data);
        var body = new HashMap<String, Object>(more);
        body.put("event", event);
        body.put("memberId", member(name));
        body.put("platform", "chat");
        body.put("externalId", name);
        body.put("recordedAt", time);
        body.put("checksum", "%016x".formatted(sourceId.hashCode() & 0xFFFFFFFFL));
        var eventId = Ids.derived(id, "event", SOURCE + sourceId);
        return FeedPages.item(eventId, id, "activity.recorded", member(name).toString(), Instant.parse(time), body);
    }
}
