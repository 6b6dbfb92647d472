package org.communityops.incentive.transaction;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.ledger.AccountKind;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.pending.Award;
import org.jspecify.annotations.Nullable;

/**
 * What one request wants posted.
 *
 * @param earnedOn the local day whose boards a reversal or restoration changes; null when it changes none
 * @param withdrawal the earning that it takes back; null when it takes none back
 * @param award what a rule paid on terms that it takes back, as it was when the lines were made; null when there are none
 */
record Order(
        Posting posting,
        @Nullable LocalDate earnedOn,
        @Nullable Withdrawal withdrawal,
        @Nullable Award award) {
    /**
     * An earning that a reversal takes back.
     *
     * @param amount what the reversed transaction paid; the earning must still stand at that
     */
    record Withdrawal(UUID memberId, LocalDate day, UUID ruleId, String occasion, long amount) {}

    /** The local day whose boards it changes; null when the points do not count as earned. */
    @Nullable LocalDate boardDay(ZoneId zone) {
        return posting.kind() == TransactionKind.GRANT ? LocalDate.ofInstant(posting.occurredAt(), zone) : earnedOn;
    }

    /** What only one order of a batch may have: its idempotency key, and the transaction that it reverses. */
    Set<List<Object>> claims() {
        var key = List.<Object>of(posting.communityId(), "key", posting.idempotencyKey());
        var reverses = posting.reverses();
        return reverses == null ? Set.of(key) : Set.of(key, List.of(posting.communityId(), "reverses", reverses));
    }

    /** Whose wallets it moves. */
    Set<Member> members() {
        return posting.lines().stream()
                .filter(line -> line.account().kind() == AccountKind.MEMBER)
                .map(line -> new Member(posting.communityId(), line.account().memberId()))
                .collect(Collectors.toSet());
    }
}
