package org.communityops.incentive.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;
import org.jspecify.annotations.Nullable;

/** Awards in the database. */
@ApplicationScoped
class AwardRepository {
    private static final String SELECT = """
            select a.community_id, a.badge_id, a.member_id, a.id, a.occasion, a.earned_on, a.evidence, a.citation, a.awarded_by,
                   a.awarded_at, a.revoked_at, a.revoked_reason
              from badge_award a
            """;
    private static final String OF_HOLDERS = SELECT + """
              join unnest(?::uuid[], ?::uuid[], ?::uuid[]) h(community_id, badge_id, member_id)
             using (community_id, badge_id, member_id)
             where a.occasion = 'once'
            """;
    // Of several occasions the earliest counts; of those of one day the one with the least name.
    private static final String HELD = """
            select distinct on (a.community_id, a.badge_id, a.member_id)
                   a.community_id, a.badge_id, a.member_id, a.earned_on, a.evidence
              from badge_award a
              join unnest(?::uuid[], ?::uuid[], ?::uuid[]) h(community_id, badge_id, member_id)
             using (community_id, badge_id, member_id)
             where a.state = 'AWARDED'
             order by a.community_id, a.badge_id, a.member_id, a.earned_on, a.occasion
            """;
    private static final String ONE = SELECT + " where a.community_id = ? and a.badge_id = ? and a.id = ?";
    private static final String BY_OCCASION =
            SELECT + " where a.community_id = ? and a.badge_id = ? and a.member_id = ? and a.occasion = ?";
    private static final String PAGE = SELECT + """
             where a.community_id = ? and (?::uuid is null or a.badge_id = ?) and (?::uuid is null or a.member_id = ?)
               and (?::text is null or a.state = ?) and a.id < ?
             order by a.id desc limit ?
            """;
    private static final String PUT = """
            insert into badge_award (
                community_id, id, badge_id, member_id, occasion, state, earned_on, evidence, citation, awarded_by, awarded_at,
                revoked_at, revoked_reason)
            select p.community_id, p.id, p.badge_id, p.member_id, p.occasion, p.state, p.earned_on, p.evidence::uuid[],
                   p.citation, p.awarded_by, p.awarded_at, p.revoked_at, p.revoked_reason
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::date[], ?::text[], ?::text[],
                          ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[])
                       p(community_id, id, badge_id, member_id, occasion, state, earned_on, evidence, citation, awarded_by,
                         awarded_at, revoked_at, revoked_reason)
             order by 1, 3, 4, 5
            on conflict (community_id, badge_id, member_id, occasion) do update
               set state = excluded.state, earned_on = excluded.earned_on, evidence = excluded.evidence,
                   citation = excluded.citation, awarded_by = excluded.awarded_by, awarded_at = excluded.awarded_at,
                   revoked_at = excluded.revoked_at, revoked_reason = excluded.revoked_reason
            """;

    /** Which awards are wanted; null: all. */
    record Filter(
            @Nullable UUID badgeId,
            @Nullable UUID memberId,
            @Nullable String state) {
        static Filter of(@Nullable UUID badgeId, @Nullable UUID memberId, AwardView.@Nullable State state) {
            return new Filter(badgeId, memberId, state == null ? null : state.name());
        }
    }

    /** What members have got or lost for what they did, without what was given on named occasions. */
    Map<Holder, Award> of(Connection connection, Collection<Holder> holders) throws SQLException {
        try (var query = connection.prepareStatement(OF_HOLDERS)) {
            bind(query, holders);
            var awards = new HashMap<Holder, Award>();
            awards(query).forEach(award -> awards.put(award.holder(), award));
            return awards;
        }
    }

    /** Since when those who have a badge do. */
    Map<Holder, Merit> held(Connection connection, Collection<Holder> holders) throws SQLException {
        try (var query = connection.prepareStatement(HELD)) {
            bind(query, holders);
            var held = new HashMap<Holder, Merit>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    held.put(holder(row), new Merit(row.getObject(4, LocalDate.class), uuids(row, 5)));
                }
            }
            return held;
        }
    }

    Optional<Award> find(Connection connection, UUID communityId, UUID badgeId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(ONE)) {
            query.setObject(1, communityId);
            query.setObject(2, badgeId);
            query.setObject(3, id);
            return awards(query).stream().findFirst();
        }
    }

    Optional<Award> find(Connection connection, Holder holder, String occasion) throws SQLException {
        try (var query = connection.prepareStatement(BY_OCCASION)) {
            query.setObject(1, holder.communityId());
            query.setObject(2, holder.badgeId());
            query.setObject(3, holder.memberId());
            query.setString(4, occasion);
            return awards(query).stream().findFirst();
        }
    }

    /** Newest first. */
    List<Award> page(Connection connection, UUID communityId, Filter filter, UUID before, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, filter.badgeId());
            query.setObject(3, filter.badgeId());
            query.setObject(4, filter.memberId());
            query.setObject(5, filter.memberId());
            query.setString(6, filter.state());
            query.setString(7, filter.state());
            query.setObject(8, before);
            query.setInt(9, limit);
            return awards(query);
        }
    }

    /** Adds awards, or writes what has become of them; the caller has locked the badges. */
    void put(Connection connection, Collection<Award> awards) throws SQLException {
        if (awards.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(PUT)) {
            new Columns<>(upsert, awards)
                    .add("uuid", award -> award.holder().communityId())
                    .add("uuid", Award::id)
                    .add("uuid", award -> award.holder().badgeId())
                    .add("uuid", award -> award.holder().memberId())
                    .add("text", Award::occasion)
                    .add("text", award -> award.isHeld() ? "AWARDED" : "REVOKED")
                    .add("date", Award::earnedOn)
                    .add(
                            "text",
                            award -> "{"
                                    + String.join(
                                            ",",
                                            award.evidence().stream()
                                                    .map(UUID::toString)
                                                    .toList()) + "}")
                    .add("text", Award::citation)
                    .add("text", Award::awardedBy)
                    .add("timestamptz", Award::awardedAt)
                    .add(
                            "timestamptz",
                            award -> award.revoked() == null
                                    ? null
                                    : award.revoked().at())
                    .add(
                            "text",
                            award -> award.revoked() == null
                                    ? null
                                    : award.revoked().reason());
            upsert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement query, Collection<Holder> holders) throws SQLException {
        new Columns<>(query, holders)
                .add("uuid", Holder::communityId)
                .add("uuid", Holder::badgeId)
                .add("uuid", Holder::memberId);
    }

    private static List<Award> awards(PreparedStatement query) throws SQLException {
        var awards = new ArrayList<Award>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                var revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
                awards.add(new Award(
                        row.getObject("id", UUID.class),
                        holder(row),
                        row.getString("occasion"),
                        row.getObject("earned_on", LocalDate.class),
                        uuids(row, 7),
                        row.getString("citation"),
                        row.getString("awarded_by"),
                        row.getObject("awarded_at", OffsetDateTime.class).toInstant(),
                        revokedAt == null
                                ? null
                                : new Award.Revoked(revokedAt.toInstant(), row.getString("revoked_reason"))));
            }
        }
        return awards;
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class));
    }

    private static List<UUID> uuids(ResultSet row, int column) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray(column).getArray());
    }
}
