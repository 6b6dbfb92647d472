package org.communityops.incentive.offer;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.eligibility.Standing;
import org.communityops.incentive.level.MemberLevels;
import org.communityops.incentive.redemption.RedeemedCounts;
import org.communityops.incentive.reward.Rewards;
import org.communityops.incentive.wallet.Balances;

/** Says what members can redeem. */
@ApplicationScoped
class Offers {
    private final Rewards rewards;
    private final RedeemedCounts counts;
    private final Balances balances;
    private final MemberLevels levels;
    private final AgroalDataSource database;
    private final Clock clock;

    Offers(
            Rewards rewards,
            RedeemedCounts counts,
            Balances balances,
            MemberLevels levels,
            AgroalDataSource database,
            Clock clock) {
        this.rewards = rewards;
        this.counts = counts;
        this.balances = balances;
        this.levels = levels;
        this.database = database;
        this.clock = clock;
    }

    /** The active rewards, newest first, each as the member sees it; 404 when there is no such member. */
    List<OfferView> page(UUID communityId, UUID memberId, UUID before, int limit) throws SQLException {
        var level = levels.of(communityId, memberId);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (var connection = database.getConnection()) {
            var active = rewards.active(connection, communityId, before, limit);
            var balance = balances.of(connection, communityId, memberId);
            var redeemed = counts.of(connection, communityId, memberId, active, now);
            return active.stream()
                    .map(reward -> OfferView.of(
                            reward,
                            new Standing(
                                    now,
                                    balance.getOrDefault(reward.currency(), 0L),
                                    level,
                                    redeemed.getOrDefault(reward.id(), 0L))))
                    .toList();
        }
    }
}
