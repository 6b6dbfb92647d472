package org.communityops.incentive.expiry;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.feed.Outbox;

/** Lets time pass for the points of one member. */
public final class Future {
    private Future() {}

    /** Takes what has ended by an instant, as the sweep will. */
    public static void expire(CommunityFixture community, String name, Instant at) {
        var expiry = Arc.container().instance(Expiry.class).get();
        var outbox = Arc.container().instance(Outbox.class).get();
        var database = Arc.container()
                .instance(AgroalDataSource.class, new DataSource.DataSourceLiteral("feed"))
                .get();
        var owner = new Owner(community.id, community.member(name).toString());
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            outbox.add(connection, expiry.take(connection, Set.of(owner), at));
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
