package org.communityops.incentive.earning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.sql.Columns;
import org.jspecify.annotations.Nullable;

/** What waits to be rated again, in the database. */
@ApplicationScoped
class ReratingRepository {
    private static final String ADD = "insert into rerating (community_id, rule_id, since) values (?, ?, ?)";
    private static final String ADD_WHERE_LEVELS_COUNT = """
            insert into rerating (community_id, member_id, since)
            select c.community_id, c.member_id, ((min(c.day) + 1)::timestamp at time zone 'UTC')
              from unnest(?::uuid[], ?::uuid[], ?::date[]) c(community_id, member_id, day)
             where exists (
                       select from rule_version v
                        where v.community_id = c.community_id and v.asks_level and v.published_at is not null)
             group by 1, 2
            """;
    private static final String TAKE = """
            delete from rerating where community_id = any (?)
            returning community_id, rule_id, member_id, since
            """;
    private static final String WAITING = "select distinct community_id from rerating";

    /**
     * What is to be rated again: a rule for all members, or a member under the rules that ask for its level.
     *
     * @param since for a member the start of a local day, as if it were one in UTC
     */
    record Request(
            UUID communityId,
            @Nullable UUID ruleId,
            @Nullable UUID memberId,
            Instant since) {
        LocalDate day() {
            return LocalDate.ofInstant(since, ZoneOffset.UTC);
        }
    }

    void add(Connection connection, UUID communityId, UUID ruleId, Instant since) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            insert.setObject(2, ruleId);
            insert.setObject(3, since.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Adds the days after each change of a member, in the communities where a rule asks for levels. */
    void addWhereLevelsCount(Connection connection, Collection<BoardChange> changes) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_WHERE_LEVELS_COUNT)) {
            new Columns<>(insert, changes)
                    .add("uuid", BoardChange::communityId)
                    .add("uuid", BoardChange::memberId)
                    .add("date", BoardChange::day);
            insert.executeUpdate();
        }
    }

    List<Request> take(Connection connection, Collection<UUID> communities) throws SQLException {
        try (var delete = connection.prepareStatement(TAKE)) {
            delete.setArray(1, connection.createArrayOf("uuid", communities.toArray()));
            var requests = new ArrayList<Request>();
            try (var row = delete.executeQuery()) {
                while (row.next()) {
                    requests.add(new Request(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return requests;
        }
    }

    List<UUID> waiting(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(WAITING);
                var row = query.executeQuery()) {
            var communities = new ArrayList<UUID>();
            while (row.next()) {
                communities.add(row.getObject(1, UUID.class));
            }
            return communities;
        }
    }
}
