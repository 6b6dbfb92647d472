package org.communityops.incentive.redemption;

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
 * Cancels reservations that nobody confirmed in time. Any number of replicas may do so at the same time: each reservation is
 * locked and looked at again, and is one no more for whoever comes second.
 */
@ApplicationScoped
class RedemptionLapse {
    private static final Logger LOG = Logger.getLogger(RedemptionLapse.class);
    private static final int AT_ONCE = 500;
    private static final String DUE = """
            select community_id, id from redemption where state = 'RESERVED' and expires_at <= ? and id > ? order by id limit ?
            """;

    private final Redemptions redemptions;
    private final AgroalDataSource everywhere;
    private final Clock clock;

    RedemptionLapse(Redemptions redemptions, @DataSource("feed") AgroalDataSource everywhere, Clock clock) {
        this.redemptions = redemptions;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    private record Due(UUID communityId, UUID id) {}

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() throws SQLException {
        lapse(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Cancels what is over at an instant, each in a transaction of its own; returns how many it cancelled. */
    int lapse(Instant now) throws SQLException {
        var cancelled = 0;
        var after = new UUID(0, 0);
        List<Due> due;
        do {
            due = due(now, after);
            cancelled += (int) due.stream().filter(one -> lapse(one, now)).count();
            after = due.isEmpty() ? after : due.getLast().id();
        } while (due.size() == AT_ONCE);
        return cancelled;
    }

    private boolean lapse(Due due, Instant now) {
        try {
            return CommunityScope.call(
                    Set.of(due.communityId()), () -> redemptions.lapse(due.communityId(), due.id(), now));
        } catch (Exception e) {
            LOG.errorf(e, "Redemption %s cannot be cancelled; the next turn tries again", due.id());
            return false;
        }
    }

    private List<Due> due(Instant now, UUID after) throws SQLException {
        try (var connection = everywhere.getConnection();
                var query = connection.prepareStatement(DUE)) {
            query.setObject(1, now.atOffset(ZoneOffset.UTC));
            query.setObject(2, after);
            query.setInt(3, AT_ONCE);
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
