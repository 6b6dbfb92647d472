package org.communityops.kpi.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.communityops.kpi.funnelresult.StoredFunnels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads by SQL sees the views, of his communities, and nothing else. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BiRoleTest {
    private TestCommunity ours = TestCommunity.unheardOf();
    private TestCommunity theirs = TestCommunity.unheardOf();

    @BeforeEach
    void play() throws SQLException {
        ours = TestCommunity.in("UTC");
        theirs = TestCommunity.in("UTC");
        for (var community : List.of(ours, theirs)) {
            community.sees(
                    community.joined("ana", "2026-05-01T12:00:00Z"), community.message("ana", "2026-05-01T12:00:00Z"));
            StoredFunnels.save(community, "{'name':'rings','preset':'FIVE_RINGS'}");
        }
        StoredFunnels.compute();
        Reader.mayReadNothing();
    }

    @Test
    void seesItsCommunitiesInEveryView() throws SQLException {
        Reader.mayRead(ours.id());

        for (var view :
                List.of("communities", "members_daily", "metrics_daily", "retention", "funnels", "leaderboards")) {
            assertThat(communitiesIn(view)).as(view).containsExactly(ours.id().toString());
        }
        assertThat(communitiesIn("experiments")).isEmpty();
    }

    @Test
    void seesAllWhenItMay() throws SQLException {
        Reader.mayRead(null);

        assertThat(communitiesIn("communities"))
                .contains(ours.id().toString(), theirs.id().toString());
    }

    @Test
    void seesNothingUnlessItMay() throws SQLException {
        assertThat(communitiesIn("metrics_daily")).isEmpty();
    }

    @Test
    void cannotWidenItsScope() throws SQLException {
        Reader.mayRead(ours.id());

        try (var reader = Reader.connect();
                var statement = reader.createStatement()) {
            statement.execute("set app.communities = '*'");
            assertThat(Cells.of(reader, "select distinct community_id from bi.members_daily")
                            .rows())
                    .hasSize(1);
            assertThatThrownBy(() -> statement.execute("set role test_app")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void readsViewsAndNothingElse() throws SQLException {
        Reader.mayRead(null);
        try (var reader = Reader.connect()) {
            for (var table : List.of(
                    "fact", "presence", "member_number", "funnel_result", "api_key", "bi_reader", "bi_community")) {
                assertThatThrownBy(() -> Cells.of(reader, "select * from public." + table))
                        .as(table)
                        .hasMessageContaining("permission denied");
            }
            for (var sql : List.of(
                    "delete from bi.communities",
                    "create table bi.mine (id int)",
                    "insert into public.bi_reader values ('test_reader', null)")) {
                try (var statement = reader.createStatement()) {
                    assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining("permission denied");
                }
            }
            assertThat(Cells.of(reader, "select version from bi.version").rows())
                    .isEqualTo(List.of(List.of("1")));
        }
    }

    private static List<String> communitiesIn(String view) throws SQLException {
        try (var reader = Reader.connect()) {
            var found = new ArrayList<String>();
            Cells.of(reader, "select distinct community_id from bi." + view)
                    .rows()
                    .forEach(row -> found.add(row.getFirst()));
            return found;
        }
    }
}
