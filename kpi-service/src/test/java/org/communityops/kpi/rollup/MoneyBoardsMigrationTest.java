package org.communityops.kpi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MoneyBoardsMigrationTest {
    private static final String MIGRATION = "/db/migration/V20260512000300__money_boards.sql";

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    private final TestCommunity community = TestCommunity.in("Asia/Shanghai");

    @Test
    void makesTheBoardsThatFactsWouldHaveMade() throws SQLException, IOException {
        var back = paid("purchase.completed", "ana", "2026-05-04T12:00:00Z", "1000");
        community.sees(
                community.joined("ana", "2026-05-01T12:00:00Z"),
                paid("purchase.completed", "ana", "2026-05-02T12:00:00Z", "10.5"),
                paid("purchase.completed", "ana", "2026-05-31T16:00:00Z", "2"),
                paid("purchase.completed", "bo", "2026-05-02T12:00:00Z", "0"),
                paid("purchase.refunded", "ana", "2026-06-02T12:00:00Z", "0.5"),
                community.message("ana", "2026-05-02T12:00:00Z"),
                back,
                community.retraction(back, "2026-05-05T12:00:00Z"));
        var made = RollupWords.of(database, community.id());

        execute("delete from board where community_id = '" + community.id()
                + "' and starts_with(measure, 'purchase.')");
        assertThat(RollupWords.of(database, community.id())).isNotEqualTo(made);
        execute(migration());

        assertThat(RollupWords.of(database, community.id())).isEqualTo(made);
        assertThat(community.values("ltv_realised?from=2026-05-01&to=2026-05-31"))
                .containsExactly(12f);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String migration() throws IOException {
        try (var file = MoneyBoardsMigrationTest.class.getResourceAsStream(MIGRATION)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private FeedItem paid(String type, String member, String time, String amount) {
        var data = Map.of("orderId", time, "amount", new BigDecimal(amount), "currency", "CNY");
        return community.event(type, member, time, data);
    }
}
