package org.communityops.incentive.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;

/** Proves the counters of a community's boards from the boards. */
final class BoardAudit {
    private static final String DIFFERENCES = """
            select count(*)
              from (
                  select b.community_id, b.currency, b.period, h, b.amount >> (6 * h) as slot, count(*) as members
                    from board b cross join generate_series(0, 10) h
                   where b.listed and b.amount > 0 and b.amount >> (6 * h) > 0
                   group by 1, 2, 3, 4, 5
              ) b
              full join board_tally t
                on t.community_id = b.community_id and t.currency = b.currency and t.period = b.period
               and t.height = b.h and t.slot = b.slot
             where coalesce(b.community_id, t.community_id) = ? and t.members is distinct from b.members
            """;

    private BoardAudit() {}

    static void requireCounted(CommunityFixture community) {
        assertThat(LedgerAudit.of(community).number(DIFFERENCES))
                .as("counters that differ from the boards")
                .isZero();
    }
}
