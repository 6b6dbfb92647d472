package org.communityops.incentive.eligibility;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.communityops.incentive.level.MemberLevels;
import org.communityops.incentive.reward.Reward;
import org.communityops.incentive.wallet.Balances;

/** Looks up what matters of a member for a reward. */
@ApplicationScoped
public class Standings {
    private final Balances balances;
    private final MemberLevels levels;

    Standings(Balances balances, MemberLevels levels) {
        this.balances = balances;
        this.levels = levels;
    }

    /**
     * The standing of a member; the level is looked up only for a reward that needs one.
     *
     * @param redeemed how many of the reward the member has in the period of its limit
     */
    public Standing of(Connection connection, Reward reward, UUID memberId, long redeemed, Instant now)
            throws SQLException {
        var balance = balances.of(connection, reward.communityId(), memberId).getOrDefault(reward.currency(), 0L);
        var level = reward.minLevel().isPresent() ? levels.of(reward.communityId(), memberId) : 0;
        return new Standing(now, balance, level, redeemed);
    }
}
