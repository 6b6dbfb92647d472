package org.communityops.incentive.expiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.AccountKind;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.kit.ids.Ids;

/**
 * What of a wallet has to expire by now.
 *
 * @param byDay by the local day on which it was earned
 * @param key names exactly these points, so that they expire once
 */
record Due(UUID communityId, Account account, String currency, NavigableMap<LocalDate, Long> byDay, String key) {
    long amount() {
        return byDay.values().stream().mapToLong(Long::longValue).sum();
    }

    Posting posting(Instant now) {
        var amount = amount();
        var lines = List.of(new Line(account, -amount), new Line(Account.system(SystemAccount.EXPIRY), amount));
        return new Posting(
                Ids.next(),
                communityId,
                TransactionKind.EXPIRY,
                currency,
                "Points came to their end",
                key,
                null,
                null,
                null,
                null,
                now,
                lines);
    }

    /** Boards let go of what has ended; teams are on none. */
    Stream<BoardChange> boardChanges() {
        return account.kind() == AccountKind.MEMBER
                ? byDay.entrySet().stream()
                        .map(day -> BoardChange.ended(
                                communityId, account.memberId(), currency, day.getKey(), day.getValue()))
                : Stream.empty();
    }
}
