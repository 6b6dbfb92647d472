package org.communityops.incentive.coupon;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.util.stream.Collectors;
import org.communityops.kit.access.CommunityScope;
import org.jboss.logging.Logger;

/**
 * Ends reservations and coupons whose time is over. Any number of replicas may do so at the same time: a coupon is changed by
 * whoever locks it first, and is not due any more to those who come after.
 */
@ApplicationScoped
class CouponAging {
    private static final Logger LOG = Logger.getLogger(CouponAging.class);
    private static final int AT_ONCE = 500;
    private static final String DUE = """
            select community_id, id from coupon
             where (state = 'ISSUED' and valid_to <= ? or state = 'RESERVED' and reserved_until <= ?) and id > ?
             order by id limit ?
            """;

    private final CouponUse coupons;
    private final AgroalDataSource everywhere;
    private final Clock clock;

    CouponAging(CouponUse coupons, @DataSource("feed") AgroalDataSource everywhere, Clock clock) {
        this.coupons = coupons;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    private record Due(UUID communityId, UUID id) {}

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() throws SQLException {
        age(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Does what is due at an instant, in transactions of at most {@link #AT_ONCE} coupons of one community. */
    void age(Instant now) throws SQLException {
        var after = new UUID(0, 0);
        List<Due> due;
        do {
            due = due(now, after);
            due.stream()
                    .collect(Collectors.groupingBy(Due::communityId, Collectors.mapping(Due::id, Collectors.toList())))
                    .forEach((communityId, ids) -> age(communityId, ids, now));
            after = due.isEmpty() ? after : due.getLast().id();
        } while (due.size() == AT_ONCE);
    }

    private void age(UUID communityId, List<UUID> ids, Instant now) {
        try {
            CommunityScope.call(
                    Set.of(communityId),
                    () -> QuarkusTransaction.requiringNew().call(() -> coupons.age(communityId, ids, now)));
        } catch (Exception e) {
            LOG.errorf(e, "Coupons of community %s cannot be aged; the next turn tries again", communityId);
        }
    }

    private List<Due> due(Instant now, UUID after) throws SQLException {
        try (var connection = everywhere.getConnection();
                var query = connection.prepareStatement(DUE)) {
            query.setObject(1, now.atOffset(ZoneOffset.UTC));
            query.setObject(2, now.atOffset(ZoneOffset.UTC));
            query.setObject(3, after);
            query.setInt(4, AT_ONCE);
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
