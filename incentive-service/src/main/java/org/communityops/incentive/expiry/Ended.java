package org.communityops.incentive.expiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
 * What has ended of points that a transaction gave.
 *
 * @param originId the first transaction of the same occasion
 */
record Ended(
        UUID communityId,
        UUID transactionId,
        UUID originId,
        Account account,
        String currency,
        LocalDate earnedOn,
        long amount) {
    /** Brings points back from their end; the key of what takes them then keeps it from happening twice. */
    Posting comeBack(long points, Instant now) {
        // The account that they come from first: the ledger then knows what is open again before the wallet has it.
        var lines = List.of(new Line(Account.system(SystemAccount.EXPIRY), -points), new Line(account, points));
        var id = Ids.next();
        return new Posting(
                        id,
                        communityId,
                        TransactionKind.EXPIRY,
                        currency,
                        "Had come to their end; taken back otherwise",
                        "expiry:back:" + id,
                        null,
                        null,
                        null,
                        null,
                        now,
                        lines)
                .restoring(originId);
    }

    Stream<BoardChange> boardChange(long points) {
        return account.kind() == AccountKind.MEMBER
                ? Stream.of(BoardChange.ended(communityId, account.memberId(), currency, earnedOn, -points))
                : Stream.empty();
    }
}
