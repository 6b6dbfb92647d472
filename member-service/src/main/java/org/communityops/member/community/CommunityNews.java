package org.communityops.member.community;

import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** What the other services need to know of a community: the body of {@code community.created} and {@code community.changed}. */
record CommunityNews(
        UUID id,
        String slug,
        String name,
        String timeZone,
        String locale,
        JoinPolicy joinPolicy,
        @Nullable Instant eventsFrom,
        boolean archived) {

    static News created(Community community) {
        return news("community.created", community, community.createdAt);
    }

    static News changed(Community community, Instant at) {
        return news("community.changed", community, at);
    }

    private static News news(String type, Community c, Instant at) {
        var body =
                new CommunityNews(c.id, c.slug, c.name, c.timeZone, c.locale, c.joinPolicy, c.eventsFrom, c.archived);
        return News.of(Ids.next(), c.id, type, c.id.toString(), at, body);
    }
}
