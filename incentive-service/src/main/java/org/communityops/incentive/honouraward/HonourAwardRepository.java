package org.communityops.incentive.honouraward;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;
import org.jspecify.annotations.Nullable;

/** Who was given which honour, in the database. */
@ApplicationScoped
class HonourAwardRepository {
    private static final String SELECT = """
            select a.community_id, a.id, a.honour_id, a.period, a.member_id, a.citation, a.evidence, a.currency, a.rank, a.amount,
                   a.awarded_by, a.awarded_at
              from honour_award a
            """;
    private static final String PAGE = SELECT + """
             where a.community_id = ? and (?::uuid is null or a.honour_id = ?) and (?::uuid is null or a.member_id = ?)
               and (?::text is null or a.period = ?) and a.id < ?
             order by a.id desc limit ?
            """;
    private static final String ONE = SELECT + " where a.community_id = ? and a.honour_id = ? and a.id = ?";
    private static final String OF_MEMBERS = SELECT + """
             where a.community_id = ? and a.honour_id = ? and a.period = ? and a.member_id = any (?)
             order by a.rank, a.member_id
            """;
    private static final String ADD = """
            insert into honour_award (
                community_id, id, honour_id, period, member_id, citation, evidence, currency, rank, amount, awarded_by,
                awarded_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                                 ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[])
            on conflict (community_id, honour_id, period, member_id) do nothing
            returning id
            """;

    /** Which are wanted; null: all. */
    record Filter(
            @Nullable UUID honourId,
            @Nullable UUID memberId,
            @Nullable String period) {}

    /** Adds those that are not there yet and returns their identities. */
    Set<UUID> add(Connection connection, List<HonourAward> awards) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            new Columns<>(insert, awards)
                    .add("uuid", HonourAward::communityId)
                    .add("uuid", HonourAward::id)
                    .add("uuid", HonourAward::honourId)
                    .add("text", HonourAward::period)
                    .add("uuid", HonourAward::memberId)
                    .add("text", HonourAward::citation)
                    .add("text", HonourAward::evidence)
                    .add(
                            "text",
                            award ->
                                    award.place() == null ? null : award.place().currency())
                    .add(
                            "bigint",
                            award ->
                                    award.place() == null ? null : award.place().rank())
                    .add(
                            "bigint",
                            award ->
                                    award.place() == null ? null : award.place().amount())
                    .add("text", HonourAward::awardedBy)
                    .add("timestamptz", HonourAward::awardedAt);
            var added = new HashSet<UUID>();
            try (var row = insert.executeQuery()) {
                while (row.next()) {
                    added.add(row.getObject(1, UUID.class));
                }
            }
            return added;
        }
    }

    Optional<HonourAward> find(Connection connection, UUID communityId, UUID honourId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(ONE)) {
            query.setObject(1, communityId);
            query.setObject(2, honourId);
            query.setObject(3, id);
            return awards(query).stream().findFirst();
        }
    }

    /** What some members were given, by rank. */
    List<HonourAward> of(
            Connection connection, UUID communityId, UUID honourId, String period, Collection<UUID> members)
            throws SQLException {
        try (var query = connection.prepareStatement(OF_MEMBERS)) {
            query.setObject(1, communityId);
            query.setObject(2, honourId);
            query.setString(3, period);
            query.setArray(4, connection.createArrayOf("uuid", members.toArray()));
            return awards(query);
        }
    }

    /** Newest first. */
    List<HonourAward> page(Connection connection, UUID communityId, Filter filter, UUID before, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, filter.honourId());
            query.setObject(3, filter.honourId());
            query.setObject(4, filter.memberId());
            query.setObject(5, filter.memberId());
            query.setString(6, filter.period());
            query.setString(7, filter.period());
            query.setObject(8, before);
            query.setInt(9, limit);
            return awards(query);
        }
    }

    private static List<HonourAward> awards(PreparedStatement query) throws SQLException {
        var awards = new ArrayList<HonourAward>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                var currency = row.getString("currency");
                awards.add(new HonourAward(
                        row.getObject("community_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getObject("honour_id", UUID.class),
                        row.getString("period"),
                        row.getObject("member_id", UUID.class),
                        row.getString("citation"),
                        row.getString("evidence"),
                        currency == null
                                ? null
                                : new HonourAward.BoardPlace(currency, row.getLong("rank"), row.getLong("amount")),
                        row.getString("awarded_by"),
                        row.getObject("awarded_at", OffsetDateTime.class).toInstant()));
            }
        }
        return awards;
    }
}
