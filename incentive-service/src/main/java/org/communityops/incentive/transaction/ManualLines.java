package org.communityops.incentive.transaction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Line;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Turns the lines of a request into lines of the ledger, or names everything that is wrong with them. */
final class ManualLines {
    private static final BigDecimal GREATEST = BigDecimal.valueOf(1_000_000_000_000L);

    private final List<Fault> faults = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private ManualLines() {}

    /** The lines of a request: 422 when one is wrong, when they do not balance, or when the kind does not allow them. */
    static List<Line> of(CreateTransaction request) {
        var read = new ManualLines();
        for (var i = 0; i < request.lines().size(); i++) {
            read.add("/lines/" + i, request.lines().get(i));
        }
        read.requireFaultless();
        read.requireBalance();
        read.requireAllowed(request.kind());
        read.requireFaultless();
        return List.copyOf(read.lines);
    }

    private void add(String pointer, CreateTransaction.Line line) {
        var amount = amount(pointer + "/amount", line.amount());
        Account.parse(line.account())
                .ifPresentOrElse(
                        account -> lines.add(new Line(account, amount)),
                        () -> faults.add(
                                Fault.at(
                                        pointer + "/account",
                                        "unknown-account",
                                        "An account is member:<id>, team:<id>, or one of system:issuance, system:expiry, system:redemption, system:budget")));
    }

    private long amount(String pointer, @Nullable BigDecimal amount) {
        if (amount == null
                || amount.signum() == 0
                || amount.abs().compareTo(GREATEST) > 0
                || amount.stripTrailingZeros().scale() > 0) {
            faults.add(Fault.at(pointer, "amount", "An amount is a whole number, not 0, of at most 10^12 either way"));
            return 0;
        }
        return amount.longValueExact();
    }

    private void requireBalance() {
        if (lines.size() < 2 || lines.stream().mapToLong(Line::amount).sum() != 0) {
            throw TransactionProblems.unbalanced();
        }
        if (lines.stream().map(Line::account).distinct().count() < lines.size()) {
            faults.add(Fault.at("/lines", "duplicate-account", "A transaction names an account once"));
        }
    }

    private void requireAllowed(CreateTransaction.Kind kind) {
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var gives = line.amount() < 0;
            var wallet = line.account().kind().hasWallet();
            var allowed =
                    switch (kind) {
                        case GRANT -> wallet != gives;
                        case SPEND -> wallet == gives;
                        case TRANSFER -> true;
                    };
            if (!allowed) {
                faults.add(Fault.at("/lines/" + i, "direction", direction(kind)));
            }
        }
        var sides = new HashSet<Boolean>();
        lines.forEach(line -> sides.add(line.account().kind().hasWallet()));
        if (kind == CreateTransaction.Kind.TRANSFER && sides.size() > 1) {
            faults.add(Fault.at("/lines", "direction", direction(kind)));
        }
    }

    private static String direction(CreateTransaction.Kind kind) {
        return switch (kind) {
            case GRANT -> "A GRANT goes from system accounts to wallets";
            case SPEND -> "A SPEND goes from wallets to system accounts";
            case TRANSFER -> "A TRANSFER stays among wallets or among system accounts";
        };
    }

    private void requireFaultless() {
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }
}
