package org.communityops.incentive.award;

import java.time.LocalDate;
import java.util.UUID;
import org.communityops.incentive.badge.Badge;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** What the feed tells of badges. */
final class AwardNews {
    private AwardNews() {}

    /**
     * The body of {@code badge.awarded}: a member has got a badge, or got it back.
     *
     * @param awardId the same when it is got back
     * @param badge its key
     */
    record Awarded(
            UUID awardId,
            UUID memberId,
            UUID badgeId,
            String badge,
            String name,
            @Nullable String nameZh,
            String occasion,
            LocalDate earnedOn) {}

    /** The body of {@code badge.revoked}: a badge was taken back from a member. */
    record Revoked(UUID awardId, UUID memberId, UUID badgeId, String badge, String occasion, String reason) {}

    /** As of when the member got or lost it. */
    static News of(Badge badge, Award award) {
        var holder = award.holder();
        var member = holder.memberId();
        var revoked = award.revoked();
        var texts = badge.texts();
        var body = revoked == null
                ? new Awarded(
                        award.id(),
                        member,
                        badge.id(),
                        badge.key(),
                        texts.name(),
                        texts.nameZh(),
                        award.occasion(),
                        award.earnedOn())
                : new Revoked(award.id(), member, badge.id(), badge.key(), award.occasion(), revoked.reason());
        var type = revoked == null ? "badge.awarded" : "badge.revoked";
        var time = revoked == null ? award.awardedAt() : revoked.at();
        return News.of(Ids.next(), holder.communityId(), type, member.toString(), time, body);
    }
}
