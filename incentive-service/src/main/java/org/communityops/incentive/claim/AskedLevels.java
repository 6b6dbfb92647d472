package org.communityops.incentive.claim;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.level.LevelHistory;
import org.communityops.incentive.rating.DayLevel;
import org.communityops.incentive.rule.Rule;

/** The levels of members on the days on which rules ask for them. */
public final class AskedLevels {
    private final Map<Member, LevelHistory.Levels> levels = new HashMap<>();

    private AskedLevels() {}

    /** Reads the levels of members, each from a day on. */
    public static AskedLevels read(Connection connection, LevelHistory history, Map<Member, LocalDate> since)
            throws SQLException {
        var byCommunity = new HashMap<UUID, Map<UUID, LocalDate>>();
        since.forEach((member, day) -> byCommunity
                .computeIfAbsent(member.communityId(), c -> new HashMap<>())
                .put(member.memberId(), day));
        var asked = new AskedLevels();
        for (var community : byCommunity.entrySet()) {
            history.since(connection, community.getKey(), community.getValue())
                    .forEach((member, own) -> asked.levels.put(new Member(community.getKey(), member), own));
        }
        return asked;
    }

    /** The levels of a member, as far as a rule asks for them. */
    public DayLevel of(Rule rule, UUID memberId) {
        return rule.asksForLevel()
                ? Objects.requireNonNull(levels.get(new Member(rule.communityId(), memberId)))::on
                : DayLevel.NOT_ASKED;
    }
}
