package org.communityops.incentive;

import static org.assertj.core.api.Assertions.assertThat;

/** Proves what rewards, redemptions, coupons and the ledger of a community say of each other. */
public final class RedemptionAudit {
    private RedemptionAudit() {}

    /** What is taken is what was redeemed, what was redeemed is paid, and what was paid for is issued. */
    public static void requireSound(CommunityFixture community) {
        LedgerAudit.of(community).requireSound();
        assertThat(RoleQuery.number(community, """
                select count(*) from reward r
                 where r.community_id = ? and (r.taken > r.stock or r.taken <> (
                           select count(*) from redemption d
                            where d.community_id = r.community_id and d.reward_id = r.id
                              and d.state in ('RESERVED', 'CONFIRMED', 'FULFILLED')))
                """))
                .as("rewards whose stock differs from their redemptions")
                .isZero();
        assertThat(RoleQuery.number(community, """
                select count(*) from redemption d
                 where d.community_id = ? and d.state <> (
                           select s.state from redemption_step s
                            where s.community_id = d.community_id and s.redemption_id = d.id
                            order by s.number desc limit 1)
                """))
                .as("redemptions whose state is not their last step")
                .isZero();
        assertThat(RoleQuery.number(community, """
                with scope(id) as (values (?::uuid))
                select coalesce((select sum(d.price) from redemption d, scope
                                  where d.community_id = scope.id and d.state in ('RESERVED', 'CONFIRMED', 'FULFILLED')), 0)
                     - coalesce((select sum(e.amount) from scope
                                   join account a on a.community_id = scope.id and a.kind = 'SYSTEM' and a.owner = 'redemption'
                                   join entry e on e.community_id = a.community_id and e.account_id = a.id), 0)
                """))
                .as("what members pay for less what the ledger took")
                .isZero();
        assertThat(RoleQuery.number(community, """
                with scope(id) as (values (?::uuid))
                select (select count(*) from redemption d, scope
                         where d.community_id = scope.id and d.kind = 'COUPON' and d.state = 'FULFILLED')
                     - (select count(*) from coupon c, scope
                         where c.community_id = scope.id and c.issue_key like 'redemption:%')
                """))
                .as("fulfilled coupon redemptions less coupons issued for them")
                .isZero();
        assertThat(RoleQuery.number(community, """
                select count(*) from coupon_series s
                 where s.community_id = ? and s.codes <> (
                           select count(*) from coupon c where c.community_id = s.community_id and c.series_id = s.id)
                """))
                .as("series that do not have the codes that they count")
                .isZero();
        assertThat(RoleQuery.number(community, """
                with scope(id) as (values (?::uuid))
                select (select count(*) from redemption_step s, scope where s.community_id = scope.id)
                     - (select count(*) from (
                            select community_id, type from outbox union all select community_id, type from feed) n, scope
                         where n.community_id = scope.id and n.type like 'redemption.%')
                """))
                .as("steps less news of them")
                .isZero();
    }
}
