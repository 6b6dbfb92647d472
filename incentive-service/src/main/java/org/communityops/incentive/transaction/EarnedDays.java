package org.communityops.incentive.transaction;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.fact.Facts;
import org.jspecify.annotations.Nullable;

/** Says on whose day's boards a transaction stands. */
@ApplicationScoped
class EarnedDays {
    private final AgroalDataSource database;
    private final Communities communities;
    private final Facts facts;

    EarnedDays(AgroalDataSource database, Communities communities, Facts facts) {
        this.database = database;
        this.communities = communities;
        this.facts = facts;
    }

    /** The local day on whose boards a transaction stands; null when it stands on none. */
    @Nullable LocalDate of(StoredTransaction transaction) throws SQLException {
        var view = transaction.view();
        try (var connection = database.getConnection()) {
            return switch (view.kind()) {
                case GRANT -> day(connection, transaction.communityId(), view.occurredAt());
                case EARN, ADJUSTMENT -> paidFor(connection, transaction);
                case SPEND, TRANSFER, REVERSAL, RESTORATION, HOLD, CAPTURE, RELEASE, EXPIRY, CONFIRMATION, LAPSE ->
                    null;
            };
        }
    }

    private LocalDate day(Connection connection, UUID communityId, Instant time) throws SQLException {
        var zone = communities.zones(connection, Set.of(communityId)).getOrDefault(communityId, ZoneOffset.UTC);
        return LocalDate.ofInstant(time, zone);
    }

    /** The day of the event, or the date that completed the streak. */
    private @Nullable LocalDate paidFor(Connection connection, StoredTransaction ofRule) throws SQLException {
        var eventId = ofRule.view().eventId();
        if (eventId == null) {
            return ofRule.occasion() == null ? null : LocalDate.parse(ofRule.occasion());
        }
        return facts.byEvent(connection, ofRule.communityId(), eventId)
                .map(Fact::day)
                .orElse(null);
    }
}
