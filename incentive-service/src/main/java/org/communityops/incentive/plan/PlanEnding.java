package org.communityops.incentive.plan;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.access.CommunityScope;
import org.jboss.logging.Logger;

/**
 * Ends plans whose time is over. Any number of replicas may do so at the same time: a plan ends by one conditional update, and
 * nothing is awarded after its end however late it is noticed.
 */
@ApplicationScoped
class PlanEnding {
    private static final Logger LOG = Logger.getLogger(PlanEnding.class);
    private static final int AT_ONCE = 200;
    private static final String DUE = """
            select community_id, id from plan where state in ('ACTIVE', 'PAUSED') and ends_at <= ? order by ends_at limit ?
            """;

    private final Plans plans;
    private final AgroalDataSource everywhere;
    private final Clock clock;

    PlanEnding(Plans plans, @DataSource("feed") AgroalDataSource everywhere, Clock clock) {
        this.plans = plans;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    private record Due(UUID communityId, UUID id) {}

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() throws SQLException {
        end(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Ends what is over at an instant, each in a transaction of its own. */
    void end(Instant now) throws SQLException {
        for (var one : due(now)) {
            try {
                CommunityScope.call(Set.of(one.communityId()), () -> {
                    plans.endInTime(one.communityId(), one.id(), now);
                    return one;
                });
            } catch (Exception e) {
                LOG.errorf(e, "Plan %s cannot be ended; the next turn tries again", one.id());
            }
        }
    }

    private List<Due> due(Instant now) throws SQLException {
        try (var connection = everywhere.getConnection();
                var query = connection.prepareStatement(DUE)) {
            query.setObject(1, now.atOffset(ZoneOffset.UTC));
            query.setInt(2, AT_ONCE);
            var due = new ArrayList<Due>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                }
            }
            return due;
        }
    }
}
