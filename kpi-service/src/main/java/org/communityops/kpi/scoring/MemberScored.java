package org.communityops.kpi.scoring;

import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;

/**
 * The body of {@code member.scored}: a member's score is another one than a week before.
 *
 * @param week the ISO week as of whose end it is
 * @param version of the definition of scores
 */
record MemberScored(UUID memberId, String week, int version, Rfm rfm, int love, int reach, Band band, int churnRisk) {

    News news(UUID communityId, Instant now) {
        return News.of(Ids.next(), communityId, "member.scored", memberId.toString(), now, this);
    }
}
