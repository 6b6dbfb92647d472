package org.communityops.member.arrival;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.FeedPages;

/** News as activity-service publishes them. */
final class ActivityNews {
    private ActivityNews() {}

    /** An event of an account that is linked to nobody. */
    static FeedItem of(UUID community, String externalId, String type, String time) {
        return of(community, Ids.derived(community, "zulip", externalId), externalId, type, time);
    }

    /** An event of an account that activity-service took for a member's. */
    static FeedItem of(UUID community, UUID memberId, String externalId, String type, String time) {
        var event = Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "zulip://tea",
                "type",
                type,
                "subject",
                externalId,
                "time",
                time,
                "data",
                Map.of());
        var data = Map.of(
                "event",
                event,
                "memberId",
                memberId.toString(),
                "platform",
                "zulip",
                "externalId",
                externalId,
                "recordedAt",
                time,
                "checksum",
                "00000000000000ff");
        return FeedPages.item(
                Ids.next(),
                community,
                "activity.recorded",
                memberId.toString(),
                Instant.parse("2026-11-20T00:00:00Z"),
                data);
    }

    /** An event without an actor. */
    static FeedItem ofNobody(UUID community, String type, String time) {
        var data = Map.of("event", Map.of("type", type, "time", time), "checksum", "00000000000000ff");
        var id = Ids.next();
        return FeedPages.item(
                id, community, "activity.recorded", id.toString(), Instant.parse("2026-11-20T00:00:00Z"), data);
    }
}
