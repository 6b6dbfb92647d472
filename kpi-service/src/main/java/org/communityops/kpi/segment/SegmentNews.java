package org.communityops.kpi.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;

/** What the feed tells of segments. */
final class SegmentNews {
    private SegmentNews() {}

    /**
     * The body of {@code segment.saved}.
     *
     * @param members how many there are
     * @param membersPath where their ids can be read, page by page
     */
    record Saved(UUID segmentId, String name, SegmentOrigin from, LocalDate cutOff, int members, String membersPath) {}

    /** The body of {@code segment.deleted}. */
    record Deleted(UUID segmentId, String name) {}

    static News saved(UUID communityId, Segment segment) {
        var body = new Saved(
                segment.id(),
                segment.name(),
                segment.from(),
                segment.cutOff(),
                segment.members(),
                "/v1/communities/" + communityId + "/segments/" + segment.id() + "/members");
        return news(communityId, "segment.saved", segment.id(), segment.createdAt(), body);
    }

    static News deleted(UUID communityId, UUID id, String name, Instant now) {
        return news(communityId, "segment.deleted", id, now, new Deleted(id, name));
    }

    private static News news(UUID communityId, String type, UUID id, Instant now, Record body) {
        return News.of(Ids.next(), communityId, type, id.toString(), now, body);
    }
}
