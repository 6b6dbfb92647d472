package org.communityops.incentive.level;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.incentive.ladder.Ladder;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** What the feed tells of levels. */
final class LevelNews {
    private LevelNews() {}

    /**
     * The body of {@code level.changed}: a member stands on another level.
     *
     * @param ladder its key
     * @param isDefault whether it is the ladder that the community shows; when it has just become that, everybody is told of
     * @param previous the level before
     * @param since the local date on which the level was reached
     */
    record Changed(
            UUID memberId,
            String ladder,
            boolean isDefault,
            int level,
            String title,
            @Nullable String titleZh,
            int previous,
            @Nullable LocalDate since) {}

    /**
     * The body of {@code level.warning}: a member is about to lose a level.
     *
     * @param fallsOn the local date on which the level is lost unless enough is earned before
     * @param fallsTo the level that it then will be
     * @param missing points that would keep the level if they were earned today
     */
    record Warning(
            UUID memberId,
            String ladder,
            boolean isDefault,
            int level,
            String title,
            LocalDate fallsOn,
            int fallsTo,
            long missing) {}

    static News of(LevelChange change, Instant now) {
        var step = change.step();
        var ladder = change.ladder();
        var body = new Changed(
                change.memberId(),
                ladder.key(),
                ladder.isDefault(),
                change.level(),
                step.title(),
                step.titleZh(),
                change.previous(),
                change.since());
        return news(ladder, change.memberId(), "level.changed", now, body);
    }

    /** Of a member whose standing has a day on which it falls. */
    static News warning(Ladder ladder, UUID memberId, int level, LocalDate fallsOn, Window window, Moment moment) {
        var step = ladder.step(level);
        var body = new Warning(
                memberId,
                ladder.key(),
                ladder.isDefault(),
                level,
                step.title(),
                fallsOn,
                window.levelAfter(fallsOn),
                step.minPoints() - window.pointsOn(moment.today()));
        return news(ladder, memberId, "level.warning", moment.now(), body);
    }

    private static News news(Ladder ladder, UUID memberId, String type, Instant now, Record body) {
        return News.of(Ids.next(), ladder.communityId(), type, memberId.toString(), now, body);
    }
}
