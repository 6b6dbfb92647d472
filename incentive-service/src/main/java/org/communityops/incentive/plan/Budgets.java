package org.communityops.incentive.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.AccountKind;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of the ledger on which the budgets of plans stand. Whoever moves one has locked its plan before, so a budget
 * never waits for another.
 */
@ApplicationScoped
public class Budgets {
    private static final Account ISSUANCE = Account.system(SystemAccount.ISSUANCE);

    private final Ledger ledger;

    Budgets(Ledger ledger) {
        this.ledger = ledger;
    }

    /** An account of the system that has a wallet: it cannot go below zero. */
    public static Account account(UUID planId) {
        return new Account(AccountKind.SYSTEM, SystemAccount.BUDGET.label() + ":" + planId);
    }

    /** What sets the whole budget of a plan aside. */
    static List<Line> funding(Plan plan) {
        return List.of(new Line(account(plan.id()), plan.budget()), new Line(ISSUANCE, -plan.budget()));
    }

    void fund(Connection connection, UUID communityId, Plan plan, @Nullable String actor, Instant now)
            throws SQLException {
        post(connection, communityId, plan, "fund", funding(plan), actor, now);
    }

    /** Puts what is left back to where points are made. A plan that ended gives back once more what is revoked later. */
    void giveBack(Connection connection, UUID communityId, Plan ended, @Nullable String actor, Instant now)
            throws SQLException {
        if (ended.balance() > 0) {
            var lines = List.of(new Line(account(ended.id()), -ended.balance()), new Line(ISSUANCE, ended.balance()));
            post(connection, communityId, ended, "return:" + ended.version(), lines, actor, now);
        }
    }

    private void post(
            Connection connection,
            UUID communityId,
            Plan plan,
            String step,
            List<Line> lines,
            @Nullable String actor,
            Instant now)
            throws SQLException {
        var posting = new Posting(
                Ids.next(),
                communityId,
                TransactionKind.TRANSFER,
                plan.currency(),
                plan.name(),
                "plan:" + plan.id() + ":" + step,
                null,
                actor,
                null,
                null,
                now,
                lines);
        var posted = ledger.post(connection, List.of(posting), false, now).getFirst();
        if (posted.verdict() != Verdict.POSTED) {
            throw new IllegalStateException("The budget of a plan was not moved but " + posted.verdict());
        }
    }
}
