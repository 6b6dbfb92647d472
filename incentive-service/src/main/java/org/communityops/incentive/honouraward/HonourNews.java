package org.communityops.incentive.honouraward;

import java.util.UUID;
import org.communityops.incentive.honour.Honour;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The news that a member was given an honour.
 *
 * @param honour its key
 * @param rank the place on the leaderboard of the period; null when it was given by hand
 */
record HonourNews(
        UUID awardId,
        UUID memberId,
        UUID honourId,
        String honour,
        String name,
        @Nullable String nameZh,
        String period,
        String citation,
        @Nullable Long rank) {

    static News of(Honour honour, HonourAward award) {
        var place = award.place();
        var body = new HonourNews(
                award.id(),
                award.memberId(),
                honour.id(),
                honour.key(),
                honour.settings().name(),
                honour.settings().nameZh(),
                award.period(),
                award.citation(),
                place == null ? null : (Long) place.rank());
        var subject = award.memberId().toString();
        return News.of(Ids.next(), award.communityId(), "honour.awarded", subject, award.awardedAt(), body);
    }
}
