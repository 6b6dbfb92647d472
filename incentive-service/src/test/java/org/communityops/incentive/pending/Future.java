package org.communityops.incentive.pending;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.time.Instant;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.feed.Outbox;

/** Lets time pass for what one member waits for. */
public final class Future {
    private Future() {}

    /** Moves what is due at an instant, as the sweep will. */
    public static void pass(CommunityFixture community, String name, Instant at) {
        var awards = Arc.container().instance(Awards.class).get();
        var repository = Arc.container().instance(AwardRepository.class).get();
        var outbox = Arc.container().instance(Outbox.class).get();
        var database = Arc.container()
                .instance(AgroalDataSource.class, new DataSource.DataSourceLiteral("feed"))
                .get();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            outbox.add(
                    connection,
                    awards.settle(
                            connection, repository.lockDue(connection, community.id, community.member(name), at), at));
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
