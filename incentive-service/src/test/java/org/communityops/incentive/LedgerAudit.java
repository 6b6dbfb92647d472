package org.communityops.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Arc;
import java.sql.SQLException;

/** Proves the books of a community from their entries. */
public final class LedgerAudit {
    private final CommunityFixture community;

    private LedgerAudit(CommunityFixture community) {
        this.community = community;
    }

    public static LedgerAudit of(CommunityFixture community) {
        return new LedgerAudit(community);
    }

    /** All entries sum to zero, and every wallet is what its entries say, at the end and after each of them. */
    public void requireSound() {
        assertThat(number("select coalesce(sum(amount), 0) from entry where community_id = ?"))
                .as("sum of all entries")
                .isZero();
        assertThat(number("""
                select count(*) from wallet w
                 where w.community_id = ?
                   and (w.balance < 0 or w.balance <> (
                           select coalesce(sum(e.amount), 0) from entry e
                            where e.community_id = w.community_id and e.account_id = w.account_id))
                """)).as("wallets that differ from their entries").isZero();
        assertThat(number("""
                select count(*) from (
                    select e.balance, e.number,
                           sum(e.amount) over (partition by e.account_id order by e.number) as total,
                           row_number() over (partition by e.account_id order by e.number) as place
                      from entry e where e.community_id = ? and e.number is not null) e
                 where e.balance <> e.total or e.number <> e.place
                """))
                .as("running balances that do not follow each other")
                .isZero();
        assertThat(number("""
                select count(*) from wallet w
                  join account a on a.community_id = w.community_id and a.id = w.account_id
                 where w.community_id = ? and a.kind = 'MEMBER' and w.owed <> (
                           select coalesce(-sum(e.amount), 0)
                             from account r join entry e on e.community_id = r.community_id and e.account_id = r.id
                            where r.community_id = a.community_id and r.kind = 'RECOVERABLE'
                              and r.owner = a.owner and r.currency = a.currency)
                """)).as("debts that differ from their entries").isZero();
        assertThat(number("""
                select count(*) from (
                    select b.member_id, b.amount - coalesce((
                               select sum(d.amount) from board d
                                where d.community_id = b.community_id and d.member_id = b.member_id
                                  and d.currency = b.currency and length(d.period) = 10), 0) as difference
                      from board b where b.community_id = ? and b.period = 'all') b
                 where b.difference <> 0
                """))
                .as("boards of all time that differ from their days")
                .isZero();
    }

    /** Wallets know what is left of their lots, and boards and lots agree about what has ended. */
    public void requireLotsSound() {
        assertThat(number("""
                select count(*) from wallet w
                 where w.community_id = ? and w.expiring <> (
                           select coalesce(sum(l.remaining), 0) from lot l
                            where l.community_id = w.community_id and l.account_id = w.account_id)
                """))
                .as("wallets that do not know what is left of their lots")
                .isZero();
        assertThat(number("""
                select (select coalesce(sum(l.expired), 0) from lot l
                          join account a on a.community_id = l.community_id and a.id = l.account_id and a.kind = 'MEMBER'
                         where l.community_id = c.id)
                     - (select coalesce(sum(b.expired), 0) from board b where b.community_id = c.id and b.period = 'all')
                     - (select coalesce(sum(w.expired), 0) from board_change w where w.community_id = c.id)
                  from (select ?::uuid as id) c
                """)).as("ended points that boards do not know of").isZero();
    }

    /** What waits stands on the accounts for it, and each award is what its rule has paid. */
    public void requireAwardsSound() {
        assertThat(number("""
                select count(*)
                  from account a
                  join wallet w on w.community_id = a.community_id and w.account_id = a.id
                 where a.community_id = ? and a.kind = 'PENDING' and w.balance <> (
                           select coalesce(sum(p.amount), 0) from pending_award p
                            where p.community_id = a.community_id and p.member_id::text = a.owner and p.currency = a.currency
                              and p.state = 'PENDING')
                """))
                .as("accounts of what waits that differ from the awards")
                .isZero();
        assertThat(number("""
                select count(*) from pending_award p
                  join earning e
                    on e.community_id = p.community_id and e.member_id = p.member_id and e.day = p.day
                   and e.rule_id = p.rule_id and e.occasion = p.occasion
                 where p.community_id = ? and p.amount > 0 and p.amount <> e.amount
                """)).as("awards that differ from what was paid").isZero();
    }

    /** What rules paid is what their claims were paid, unless an operator took it back, and the days add up. */
    public void requireClaimsPaid() {
        assertThat(number("""
                select count(*) from claim c
                  left join earning e
                    on e.community_id = c.community_id and e.member_id = c.member_id and e.day = c.day
                   and e.rule_id = c.rule_id and e.occasion = c.occasion
                 where c.community_id = ? and coalesce(e.amount, 0) <> c.paid and not coalesce(e.withdrawn, false)
                """)).as("claims that were paid something else").isZero();
        assertThat(number("""
                select count(*) from claim_day d
                 where d.community_id = ? and (d.claimed, d.paid) <> (
                           select coalesce(sum(c.amount), 0), coalesce(sum(c.paid), 0) from claim c
                            where c.community_id = d.community_id and c.rule_id = d.rule_id and c.day = d.day)
                """)).as("days whose sums differ from their claims").isZero();
    }

    /** One number about the community, which is the only parameter. */
    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** One value about the community, which is the only parameter. */
    public String text(String sql) {
        var database = Arc.container()
                .instance(AgroalDataSource.class, new DataSource.DataSourceLiteral("feed"))
                .get();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, community.id);
            try (var row = query.executeQuery()) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
