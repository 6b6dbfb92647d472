package org.communityops.kpi.funnelresult;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource.DataSourceLiteral;
import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.util.List;
import org.communityops.kpi.TestCommunity;

/** Saves funnels of a test's community and has their figures stored. */
public final class StoredFunnels {
    private StoredFunnels() {}

    /**
     * Saves a funnel and tells its id.
     *
     * @param body its JSON, with ' for "
     */
    public static String save(TestCommunity community, String body) {
        return community
                .posting(body.replace('\'', '"'))
                .post("/v1/communities/" + community.id() + "/funnels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Has the figures of all communities stored that are behind and whose pause is over. */
    public static void compute() throws SQLException {
        Arc.container().instance(FunnelResultWorker.class).get().work();
    }

    /** Lets the pause of the community's funnels be over. */
    static void endPause(TestCommunity community) throws SQLException {
        try (var connection = feed().getConnection();
                var update = connection.prepareStatement(
                        "update funnel_result set due_at = now() - interval '1 second' where community_id = ?")) {
            update.setObject(1, community.id());
            update.executeUpdate();
        }
    }

    /** A value of each of the community's funnels, oldest first. */
    static List<String> states(TestCommunity community, String value) throws SQLException {
        try (var connection = feed().getConnection();
                var query = connection.prepareStatement("select array(select (" + value
                        + ")::text from funnel_result where community_id = ? order by funnel_id)")) {
            query.setObject(1, community.id());
            try (var rows = query.executeQuery()) {
                rows.next();
                return List.of((String[]) rows.getArray(1).getArray());
            }
        }
    }

    static AgroalDataSource feed() {
        return Arc.container()
                .instance(AgroalDataSource.class, new DataSourceLiteral("feed"))
                .get();
    }
}
