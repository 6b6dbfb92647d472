package org.communityops.incentive.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.incentive.ledger.Line;
import org.communityops.kit.access.Caller;
import org.communityops.kit.access.KeyKind;

/** How much an operator may move by hand at once. */
@ApplicationScoped
public class OperatorLimit {
    private final TransactionSettings settings;

    OperatorLimit(TransactionSettings settings) {
        this.settings = settings;
    }

    /** 403 {@code approval-required} when the lines move more than the caller may; the owner may move everything. */
    public void require(Caller caller, List<Line> lines) {
        var moved = lines.stream().mapToLong(line -> Math.max(0, line.amount())).sum();
        if (caller.kind() != KeyKind.OWN && moved > settings.operatorLimit()) {
            throw TransactionProblems.approvalRequired(settings.operatorLimit());
        }
    }
}
