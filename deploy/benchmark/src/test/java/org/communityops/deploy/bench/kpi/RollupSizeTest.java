package org.communityops.deploy.bench.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On tables with the columns and the storage of kpi-service's. */
class RollupSizeTest {
    private static final UUID COMMUNITY = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private static final String TABLES = """
            create table presence (community_id uuid, measure text, day date, cardinality int, members bytea);
            create table day_count (community_id uuid, measure text, day date, value bigint);
            create table channel_day (community_id uuid, measure text, day date, channel text, value bigint,
                                      cardinality int, members bytea);
            create table board (community_id uuid, measure text, month date, number int, value bigint);
            create table fact (community_id uuid, event_id uuid, type text);
            alter table presence alter column members set storage external;
            alter table channel_day alter column members set storage external;
            """;

    /** Two days on which somebody was active, one on which somebody only joined. */
    private static final String ROWS = """
            insert into presence values
                ('%1$s', 'active', '2026-01-05', 80000, decode(repeat('00', 10000), 'hex')),
                ('%1$s', 'active', '2026-01-06', 1, decode(repeat('00', 1000), 'hex')),
                ('%1$s', 'joined', '2026-01-07', 1, decode(repeat('00', 100000), 'hex')),
                ('%2$s', 'active', '2026-01-05', 1, decode(repeat('00', 100000), 'hex'));
            insert into channel_day values
                ('%1$s', 'active', '2026-01-06', 'general', 0, 1, decode(repeat('00', 3000), 'hex')),
                ('%2$s', 'active', '2026-01-06', 'general', 0, 1, decode(repeat('00', 100000), 'hex'));
            insert into day_count values ('%1$s', 'message.posted', '2026-01-06', 7);
            insert into board
            select '%1$s', 'message.posted', '2026-01-01', n, 1 from generate_series(1, 1000) n;
            insert into fact
            select '%1$s', '%1$s', repeat('x', 900) from generate_series(1, 200) n;
            """;
    /** What a row takes beside its set, at most. */
    private static final double ROW = 150;

    @TempDir
    static Path folder;

    private static TestDatabase postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestDatabase.start(folder);
        postgres.database().execute(TABLES + ROWS.formatted(COMMUNITY, OTHER));
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.stop();
    }

    @Test
    void setsCountWhereverTheyAreStored() throws SQLException {
        var size = RollupSize.of(postgres.database(), COMMUNITY);

        assertThat(size.greatest()).isBetween(10_000.0, 10_000 + ROW);
        assertThat(size.average()).isBetween(7_000.0, 7_000 + 2 * ROW);
        assertThat(size.channels()).isBetween(1_500.0, 1_500 + ROW);
    }

    @Test
    void boardsAndFactsAreSpreadOverTheActiveDays() throws SQLException {
        var size = RollupSize.of(postgres.database(), COMMUNITY);

        // 24 bytes of header, 16 of the community, 15 of the measure, padding, 4, 4 and 8
        assertThat(size.boards()).isCloseTo(500.0 * (24 + 16 + 16 + 8 + 8), within(500.0 * 8));
        assertThat(size.facts()).isBetween(100.0 * 900, 100 * (900 + ROW));
    }
}
