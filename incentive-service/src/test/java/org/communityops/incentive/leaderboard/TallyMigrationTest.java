package org.communityops.incentive.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.feed.FeedTransactions;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

/** Runs the data part of the migration once more, on boards that are there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TallyMigrationTest {
    private static final String MIGRATION = "/db/migration/V20260330000300__board_tally.sql";

    private final FeedTransactions transactions;

    TallyMigrationTest(FeedTransactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void countsTheBoardsThatWereThereBefore() throws SQLException, IOException {
        var community = CommunityFixture.in("UTC");
        List.of("ada", "bob", "cyd").forEach(community::join);
        community.grant("k1", "ada", 130).statusCode(201);
        community.grant("k2", "bob", 130).statusCode(201);
        community.grant("k3", "cyd", 3).statusCode(201);
        community.get("/leaderboards/all");
        var sql = backfill();

        var counters = transactions.call(connection -> {
            execute(connection, "delete from board_tally");
            execute(connection, sql);
            return counters(connection, community.id);
        });

        // 130 = 2 * 64 + 2: both are in slot 130 of the single amounts and in slot 2 of the 64s.
        assertThat(counters).containsExactly("0/3: 1", "0/130: 2", "1/2: 2");
    }

    private static String backfill() throws IOException {
        try (var file = Objects.requireNonNull(TallyMigrationTest.class.getResourceAsStream(MIGRATION))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var from = text.indexOf("insert into board_tally");
            return text.substring(from, text.indexOf(';', from));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> counters(Connection connection, UUID community) throws SQLException {
        try (var query = connection.prepareStatement("""
                select height || '/' || slot || ': ' || members from board_tally
                 where community_id = ? and period = 'all' order by height, slot
                """)) {
            query.setObject(1, community);
            var counters = new ArrayList<String>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    counters.add(row.getString(1));
                }
            }
            return counters;
        }
    }
}
