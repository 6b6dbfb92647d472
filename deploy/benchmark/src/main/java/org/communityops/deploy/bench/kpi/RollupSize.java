package org.communityops.deploy.bench.kpi;

import java.sql.SQLException;
import java.util.UUID;
import org.communityops.deploy.bench.raw.RawDatabase;

/**
 * How many bytes kpi-service keeps for a community, in rows of its tables; indexes and free space are left out.
 *
 * @param average of the rollups of a day on which somebody was active
 * @param greatest of such a day
 * @param channels the part of {@code average} that tells channels apart
 * @param boards of the boards, which are kept by the month, for each of these days
 * @param facts of the facts behind the rollups, for each of these days
 */
record RollupSize(double average, double greatest, double channels, double boards, double facts) {
    /** The size of a whole row counts a set that is stored outside of it, too. */
    private static final String SIZE = """
            with rollup as (
                select day, pg_column_size(p.*) as bytes, 0 as channels from presence p where community_id = ?
                union all
                select day, pg_column_size(c.*), 0 from day_count c where community_id = ?
                union all
                select day, pg_column_size(c.*), pg_column_size(c.*) from channel_day c where community_id = ?
            ), active_day as (
                select day, sum(bytes) as bytes, sum(channels) as channels
                  from rollup
                 where day in (select day from presence where community_id = ? and measure = 'active')
                 group by day
            )
            select avg(bytes) as average, max(bytes) as greatest, avg(channels) as channels,
                   (select sum(pg_column_size(b.*)) from board b where community_id = ?)::float8 / count(*) as boards,
                   (select sum(pg_column_size(f.*)) from fact f where community_id = ?)::float8 / count(*) as facts
              from active_day
            """;

    static RollupSize of(RawDatabase kpi, UUID community) throws SQLException {
        try (var connection = kpi.connect();
                var query = connection.prepareStatement(SIZE)) {
            for (var i = 1; i <= query.getParameterMetaData().getParameterCount(); i++) {
                query.setObject(i, community);
            }
            try (var row = query.executeQuery()) {
                row.next();
                return new RollupSize(
                        row.getDouble("average"),
                        row.getDouble("greatest"),
                        row.getDouble("channels"),
                        row.getDouble("boards"),
                        row.getDouble("facts"));
            }
        }
    }
}
