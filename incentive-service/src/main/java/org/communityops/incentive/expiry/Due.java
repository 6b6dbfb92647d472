package org.communityops.incentive.expiry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.kit.ids.Ids;

/**
 * What of a wallet has to expire by now.
 *
 * @param key names exactly these points, so that they expire once
 */
record Due(UUID communityId, Account account, String currency, long amount, String key) {
    Posting posting(Instant now) {
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
}
