package org.communityops.kpi.rollup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.kpi.fact.ActivityTypes;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Reads the parts of channels for requests. */
@ApplicationScoped
public class ChannelReader {
    /** The channels with most members day by day are told apart, all others are one part. */
    private static final int TOLD_APART = 100;

    private static final Measure JOINING = Measure.ofType(ActivityTypes.MEMBER_JOINED);

    private static final String PARTS = """
            with wanted as materialized (
                select measure, day, channel, value, cardinality, members
                  from channel_day
                 where community_id = ? and measure = any (?) and day between ? and ?
                 union all
                select measure, day, channel, value, 0, null
                  from cost_day
                 where community_id = ? and measure = any (?) and day between ? and ?
            ), apart as (
                select channel from wanted group by channel order by sum(cardinality) desc, channel limit ?
            )
            select w.measure, w.day, a.channel, w.value, w.members
              from wanted w left join apart a on a.channel = w.channel""";

    private final AgroalDataSource requests;

    ChannelReader(AgroalDataSource requests) {
        this.requests = requests;
    }

    /**
     * The rollups of a channel.
     *
     * @param channel its name, empty for what happened in none; null for all channels that are not told apart
     */
    public record Part(@Nullable String channel, DayRollups rollups) {}

    /** One row of a part: what a measure had on a day. */
    private record Key(String measure, LocalDate day) {}

    /** What the channels have of the selected rollups, in the order of their names, those not told apart last. */
    public List<Part> read(UUID community, Selection selection, DayRollups whole) {
        var named = new TreeMap<String, Map<Key, Tally.Share>>();
        var others = new HashMap<Key, Tally.Share>();
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(PARTS)) {
            bind(connection, statement, community, selection);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var channel = rows.getString("channel");
                    var part = channel == null ? others : named.computeIfAbsent(channel, _ -> new HashMap<>());
                    part.computeIfAbsent(
                                    new Key(rows.getString("measure"), rows.getObject("day", LocalDate.class)),
                                    _ -> new Tally.Share())
                            .add(rows.getLong("value"), members(rows.getBytes("members")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Channels not read", e);
        }
        var parts = new ArrayList<Part>();
        named.forEach((channel, shares) -> parts.add(new Part(channel, rollups(shares, selection, whole))));
        if (!others.isEmpty()) {
            parts.add(new Part(null, rollups(others, selection, whole)));
        }
        return parts;
    }

    private static DayRollups rollups(Map<Key, Tally.Share> shares, Selection selection, DayRollups whole) {
        var rollups = new DayRollups(selection.since(), selection.to());
        shares.forEach((key, share) -> {
            rollups.setCount(key.measure(), key.day(), share.value());
            set(rollups, key.measure(), key.day(), share.members());
            if (key.measure().equals(JOINING.name())) {
                set(rollups, Measure.JOINED.name(), key.day(), joined(share.members(), whole, key.day()));
            }
        });
        return rollups;
    }

    /** A member joins on one day only: that of the earliest of its member.joined. */
    private static RoaringBitmap joined(RoaringBitmap joining, DayRollups whole, LocalDate day) {
        return RoaringBitmap.and(joining, whole.on(Measure.JOINED, day));
    }

    private static void set(DayRollups rollups, String measure, LocalDate day, RoaringBitmap members) {
        rollups.setSize(measure, day, members.getCardinality());
        rollups.setMembers(measure, day, members);
    }

    private static void bind(Connection connection, PreparedStatement statement, UUID community, Selection selection)
            throws SQLException {
        statement.setObject(1, community);
        statement.setArray(2, names(connection, measures(selection)));
        statement.setObject(3, selection.from());
        statement.setObject(4, selection.to());
        statement.setObject(5, community);
        statement.setArray(6, names(connection, selection.counts()));
        statement.setObject(7, selection.from());
        statement.setObject(8, selection.to());
        statement.setInt(9, TOLD_APART);
    }

    private static RoaringBitmap members(byte @Nullable [] stored) {
        return stored == null ? new RoaringBitmap() : Bitmaps.read(stored);
    }

    private static Set<Measure> measures(Selection selection) {
        var measures = new HashSet<>(selection.present());
        measures.addAll(selection.counts());
        if (measures.contains(Measure.JOINED)) {
            measures.add(JOINING);
        }
        return measures;
    }

    private static Array names(Connection connection, Collection<Measure> measures) throws SQLException {
        return connection.createArrayOf(
                "text", measures.stream().map(Measure::name).toArray());
    }
}
