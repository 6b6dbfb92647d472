package org.communityops.kpi.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communityops.kpi.rollup.RollupDifference.Kind;

/** Compares the recounted rollups of a community with those that serve, and puts them in their place. */
@ApplicationScoped
class RollupSwitchRepository {
    /** A pair of tables of the same shape. */
    private record Pair(Kind kind, String serving, String recounted, String key, String values) {
        String sql(String template) {
            return template.replace("{serving}", serving)
                    .replace("{recounted}", recounted)
                    .replace("{key}", key)
                    .replace("{values}", values)
                    .replace("{excluded}", "excluded." + values.replace(", ", ", excluded."))
                    .replace("{same}", same());
        }

        private String same() {
            return Stream.of(key.split(", "))
                    .map(column -> "s.%s = gone.%s".formatted(column, column))
                    .collect(Collectors.joining(" and "));
        }
    }

    private static final List<Pair> PAIRS = List.of(
            new Pair(Kind.COUNTS, "day_count", "recounted_count", "measure, day", "value"),
            new Pair(Kind.MEMBERS, "presence", "recounted_presence", "measure, day", "cardinality, members"),
            new Pair(
                    Kind.CHANNELS,
                    "channel_day",
                    "recounted_channel",
                    "measure, day, channel",
                    "value, cardinality, members"),
            new Pair(Kind.BOARDS, "board", "recounted_board", "measure, month, number", "value"));

    private static final String DIFFERENCES = """
            select measure, count(*)
              from (select {key}, row({values}) as old from {serving} where community_id = ?) s
              full join (select {key}, row({values}) as new from {recounted} where community_id = ?) r using ({key})
             where s.old is distinct from r.new
             group by measure
             order by measure""";
    private static final String REMOVE = """
            delete from {serving} s
             using (select {key} from {serving} where community_id = ?
                    except all
                    select {key} from {recounted} where community_id = ?) gone
             where s.community_id = ? and {same}""";
    private static final String STORE = """
            insert into {serving} (community_id, {key}, {values})
            select community_id, {key}, {values}
              from (select community_id, {key}, {values} from {recounted} where community_id = ?
                    except all
                    select community_id, {key}, {values} from {serving} where community_id = ?) changed
            on conflict (community_id, {key}) do update set ({values}) = row({excluded})""";

    /** Where they differ. */
    List<RollupDifference> differences(Connection feed, UUID community) throws SQLException {
        var differences = new ArrayList<RollupDifference>();
        for (var pair : PAIRS) {
            try (var statement = feed.prepareStatement(pair.sql(DIFFERENCES))) {
                statement.setObject(1, community);
                statement.setObject(2, community);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        differences.add(new RollupDifference(pair.kind(), rows.getString(1), rows.getLong(2)));
                    }
                }
            }
        }
        return differences;
    }

    /** Makes those that serve the same as the recounted ones; writes only where they differ. */
    void replace(Connection feed, UUID community) throws SQLException {
        for (var pair : PAIRS) {
            try (var statement = feed.prepareStatement(pair.sql(REMOVE))) {
                statement.setObject(1, community);
                statement.setObject(2, community);
                statement.setObject(3, community);
                statement.executeUpdate();
            }
            try (var statement = feed.prepareStatement(pair.sql(STORE))) {
                statement.setObject(1, community);
                statement.setObject(2, community);
                statement.executeUpdate();
            }
        }
    }
}
