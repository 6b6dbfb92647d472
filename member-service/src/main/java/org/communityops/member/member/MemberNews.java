package org.communityops.member.member;

import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;

/**
 * What the other services need to know of a member: the body of {@code member.joined} and {@code member.changed}. The
 * name stays here: it is personal and nobody else needs it.
 */
public record MemberNews(UUID memberId, MemberStatus status, Instant joinedAt) {

    /** The member is new. */
    public static News joined(UUID communityId, MemberNews member, Instant at) {
        return news("member.joined", communityId, member, at);
    }

    /** The member is no longer as it was. */
    public static News changed(UUID communityId, MemberNews member, Instant at) {
        return news("member.changed", communityId, member, at);
    }

    static MemberNews of(Member member) {
        return new MemberNews(member.id, member.status, member.joinedAt);
    }

    private static News news(String type, UUID communityId, MemberNews member, Instant at) {
        return News.of(Ids.next(), communityId, type, member.memberId.toString(), at, member);
    }
}
