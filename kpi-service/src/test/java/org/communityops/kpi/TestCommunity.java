package org.communityops.kpi;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.TestKeys;

/** A community of its own for one test: what happens in it comes over the feeds, what became of it is asked over HTTP. */
public final class TestCommunity {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final UUID id = Ids.next();
    private final String owner = TestKeys.of(KeyKind.OWN, id);

    private TestCommunity() {}

    /** A community that member-service has told of. */
    public static TestCommunity in(String zone) {
        var community = new TestCommunity();
        community.isToldOf("community.created", zone);
        return community;
    }

    /** A community of which only the events have arrived. */
    public static TestCommunity unheardOf() {
        return new TestCommunity();
    }

    public UUID id() {
        return id;
    }

    public String owner() {
        return owner;
    }

    /** Lets member-service tell of the community. */
    public void isToldOf(String type, String zone) {
        var data = Map.of("id", id, "slug", "c-" + id, "name", "Test", "timeZone", zone, "archived", false);
        FeedPages.apply("member", FeedPages.item(Ids.next(), id, type, id.toString(), Instant.EPOCH, data));
    }

    /** Lets member-service tell that the community lives in another zone, and waits until its figures are of that zone. */
    public void movesTo(String zone) {
        isToldOf("community.changed", zone);
        awaitZone(zone);
    }

    /** Waits until the figures are of a zone. */
    public void awaitZone(String zone) {
        await().atMost(SOON)
                .until(() ->
                        zone.equals(get("/retention?cohort=MONTH").extract().path("timeZone")));
    }

    /** Lets a page of events arrive. */
    public void sees(FeedItem... events) {
        FeedPages.apply("activity", events);
    }

    /** Lets a page of events arrive. */
    public void sees(List<FeedItem> events) {
        FeedPages.apply("activity", events);
    }

    public UUID member(String name) {
        return Ids.derived(id, "test", name);
    }

    public FeedItem joined(String member, String time) {
        return event("member.joined", member, time, Map.of());
    }

    public FeedItem message(String member, String time) {
        return event("message.posted", member, time, Map.of("channel", "general", "isReply", false));
    }

    public FeedItem reply(String member, String time) {
        return event("message.posted", member, time, Map.of("channel", "general", "isReply", true));
    }

    public FeedItem reaction(String member, String time) {
        return event("reaction.added", member, time, Map.of("emoji", "+1"));
    }

    public FeedItem counted(String member, String time, int count) {
        return event("reaction.counted", member, time, Map.of("emoji", "+1", "count", count));
    }

    public FeedItem event(String type, String member, String time, Map<String, ?> data) {
        return recorded(Ids.next(), type, member(member), Instant.parse(time), data, Map.of());
    }

    /** Takes back an event that has arrived. */
    public FeedItem retraction(FeedItem target, String time) {
        var event = target.data().get("event");
        var member = UUID.fromString(target.data().get("memberId").asText());
        Map<String, ?> retracts = Map.of(
                "eventId", target.id(),
                "source", "test://somewhere",
                "id", target.id(),
                "type", event.get("type").asText(),
                "memberId", member,
                "time", event.get("time").asText());
        return recorded(
                Ids.next(),
                "event.retracted",
                member,
                Instant.parse(time),
                Map.of("id", target.id()),
                Map.of("retracts", retracts));
    }

    /** The same event, arriving after its retraction. */
    public FeedItem takenBackBefore(FeedItem target) {
        var event = target.data().get("event");
        return recorded(
                UUID.fromString(target.id()),
                event.get("type").asText(),
                UUID.fromString(target.data().get("memberId").asText()),
                Instant.parse(event.get("time").asText()),
                Map.of(),
                Map.of("retracted", true));
    }

    /** A request of the owner. */
    public RequestSpecification asOwner() {
        return given().header("Authorization", owner);
    }

    /** A request of the owner with a JSON body. */
    public RequestSpecification posting(String body) {
        return asOwner().contentType("application/json").body(body);
    }

    /** The answer to a path below the community. */
    public ValidatableResponse get(String path) {
        return asOwner().get("/v1/communities/" + id + path).then();
    }

    /** The values of a series. */
    public List<Object> values(String metricAndQuery) {
        return get("/metrics/" + metricAndQuery).statusCode(200).extract().path("items.value");
    }

    private FeedItem recorded(
            UUID eventId, String type, UUID member, Instant time, Map<String, ?> data, Map<String, ?> more) {
        var news = new LinkedHashMap<String, Object>(more);
        news.put("memberId", member);
        news.put("checksum", String.format("%016x", eventId.getLeastSignificantBits()));
        news.put(
                "event",
                Map.of(
                        "specversion",
                        "1.0",
                        "id",
                        eventId,
                        "source",
                        "test://somewhere",
                        "type",
                        type,
                        "time",
                        time.toString(),
                        "data",
                        data));
        return FeedPages.item(eventId, id, "activity.recorded", member.toString(), time, news);
    }
}
