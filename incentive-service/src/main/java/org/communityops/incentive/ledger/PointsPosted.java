package org.communityops.incentive.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;

/**
 * The news that a member's wallet changed.
 *
 * @param amount what it gained, or lost when negative
 * @param balance what it holds now
 */
public record PointsPosted(
        UUID memberId,
        String currency,
        long amount,
        long balance,
        UUID transactionId,
        TransactionKind kind,
        Instant occurredAt) {
    /** The news of what was posted, in the order of posting. */
    public static List<News> news(List<Posted> posted, Instant now) {
        return posted.stream().flatMap(one -> news(one, now)).toList();
    }

    private static Stream<News> news(Posted posted, Instant now) {
        var posting = posted.posting();
        return posted.movements().stream()
                .filter(movement -> movement.account().kind() == AccountKind.MEMBER)
                .map(movement -> new PointsPosted(
                        movement.account().memberId(),
                        posting.currency(),
                        movement.amount(),
                        movement.balance(),
                        posting.id(),
                        posting.kind(),
                        posting.occurredAt()))
                .map(body -> News.of(
                        Ids.next(),
                        posting.communityId(),
                        "points.posted",
                        body.memberId().toString(),
                        now,
                        body));
    }
}
