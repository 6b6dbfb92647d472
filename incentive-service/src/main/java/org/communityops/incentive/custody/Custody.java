package org.communityops.incentive.custody;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.earning.Earnings;
import org.communityops.incentive.expiry.Expiry;
import org.communityops.incentive.expiry.Owner;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Sets aside what was earned by flagged events, gives it back, or takes it. Each method works in the transaction of its connection,
 * together with the change of the flag, and returns the news.
 */
@ApplicationScoped
public class Custody {
    private final CustodyRepository repository;
    private final Communities communities;
    private final Earnings earnings;
    private final Ledger ledger;
    private final Expiry expiry;
    private final Boards boards;

    Custody(
            CustodyRepository repository,
            Communities communities,
            Earnings earnings,
            Ledger ledger,
            Expiry expiry,
            Boards boards) {
        this.repository = repository;
        this.communities = communities;
        this.earnings = earnings;
        this.ledger = ledger;
        this.expiry = expiry;
        this.boards = boards;
    }

    /** What a flag is about. */
    public record Flagged(
            UUID communityId,
            UUID flagId,
            Collection<UUID> members,
            LocalDate from,
            LocalDate to,
            Collection<UUID> events) {}

    private record Wallet(UUID memberId, String currency) {}

    /** Sets aside what was earned by a flagged event and still is in the wallet of its member, at most all that is in there. */
    public List<News> setAside(Connection connection, Flagged flagged, Instant now) throws SQLException {
        communities.lock(connection, Set.of(flagged.communityId()));
        var byWallet = new LinkedHashMap<Wallet, List<FlaggedEarning>>();
        for (var earned : repository.earned(
                connection, flagged.communityId(), flagged.members(), flagged.from(), flagged.to(), flagged.events())) {
            byWallet.computeIfAbsent(new Wallet(earned.memberId(), earned.currency()), w -> new ArrayList<>())
                    .add(earned);
        }
        var owners = byWallet.keySet().stream()
                .map(wallet ->
                        new Owner(flagged.communityId(), wallet.memberId().toString()))
                .distinct()
                .toList();
        var news = new ArrayList<>(expiry.take(connection, owners, now));
        for (var wallet : byWallet.entrySet()) {
            news.addAll(setAside(connection, flagged, wallet.getKey(), wallet.getValue(), now));
        }
        return news;
    }

    /** Asks again when somebody has just spent what was there. */
    private List<News> setAside(
            Connection connection, Flagged flagged, Wallet wallet, List<FlaggedEarning> earned, Instant now)
            throws SQLException {
        while (true) {
            var balance = repository.balance(connection, flagged.communityId(), wallet.memberId(), wallet.currency());
            var parts = parts(earned, balance);
            if (parts.isEmpty()) {
                return List.of();
            }
            var amount = parts.stream().mapToLong(FlaggedEarning::amount).sum();
            var held = new SetAside(wallet.memberId(), wallet.currency(), amount, Ids.next());
            var posted = ledger.post(connection, List.of(begin(flagged, held, now)), false, now);
            switch (posted.getFirst().verdict()) {
                case POSTED -> {
                    repository.add(connection, flagged.communityId(), flagged.flagId(), held, parts);
                    return PointsPosted.news(posted, now);
                }
                case INSUFFICIENT -> {
                    // less is there by now
                }
                case DUPLICATE, REVERSED ->
                    throw new IllegalStateException("A flag sets points aside once: " + flagged.flagId());
            }
        }
    }

    private static List<FlaggedEarning> parts(List<FlaggedEarning> earned, long balance) {
        var parts = new ArrayList<FlaggedEarning>();
        var left = balance;
        for (var one : earned) {
            var part = Math.min(one.amount(), left);
            if (part > 0) {
                parts.add(one.amounting(part));
                left -= part;
            }
        }
        return parts;
    }

    /** What flags have set aside, by flag; none for those that are not in it. */
    public Map<UUID, List<SetAside>> of(Connection connection, UUID communityId, Collection<UUID> flags)
            throws SQLException {
        return repository.holds(connection, communityId, flags);
    }

    /** Gives everything back, with the end that it had. */
    public List<News> giveBack(Connection connection, UUID communityId, UUID flagId, String actor, Instant now)
            throws SQLException {
        return end(connection, communityId, flagId, Map.of(), actor, now);
    }

    /**
     * Takes what was set aside, as far as the rules that paid it still do and nobody has reversed it: that comes back, since it was
     * taken before. Rating leaves these occasions alone from then on.
     */
    public List<News> takeBack(Connection connection, UUID communityId, UUID flagId, String actor, Instant now)
            throws SQLException {
        var taken = new HashMap<Wallet, Long>();
        var changes = new ArrayList<BoardChange>();
        for (var flagged : repository.earnings(connection, communityId, flagId)) {
            var part = earnings.withdraw(
                    connection,
                    communityId,
                    flagged.memberId(),
                    flagged.day(),
                    flagged.ruleId(),
                    flagged.occasion(),
                    flagged.amount());
            if (part > 0) {
                taken.merge(new Wallet(flagged.memberId(), flagged.currency()), part, Long::sum);
                changes.add(new BoardChange(communityId, flagged.memberId(), flagged.currency(), flagged.day(), -part));
            }
        }
        boards.note(connection, changes);
        return end(connection, communityId, flagId, taken, actor, now);
    }

    private List<News> end(
            Connection connection, UUID communityId, UUID flagId, Map<Wallet, Long> taken, String actor, Instant now)
            throws SQLException {
        var postings = new ArrayList<Posting>();
        for (var held :
                repository.holds(connection, communityId, Set.of(flagId)).getOrDefault(flagId, List.of())) {
            var part = taken.getOrDefault(new Wallet(held.memberId(), held.currency()), 0L);
            postings.add(end(communityId, flagId, held, part, actor, now));
        }
        var posted = ledger.post(connection, postings, false, now);
        for (var one : posted) {
            if (one.verdict() != Verdict.POSTED) {
                throw new IllegalStateException(
                        "What a flag has set aside ends once: " + one.posting().idempotencyKey());
            }
        }
        return PointsPosted.news(posted, now);
    }

    private static Posting begin(Flagged flagged, SetAside held, Instant now) {
        var lines = List.of(
                new Line(Account.member(held.memberId()), -held.amount()),
                new Line(Account.held(held.memberId()), held.amount()));
        return posting(
                held.transactionId(),
                flagged.communityId(),
                flagged.flagId(),
                held,
                TransactionKind.HOLD,
                "Set aside: earned by flagged activity",
                null,
                lines,
                now);
    }

    private static Posting end(UUID communityId, UUID flagId, SetAside held, long taken, String actor, Instant now) {
        var lines = Stream.of(
                        new Line(Account.held(held.memberId()), -held.amount()),
                        new Line(Account.system(SystemAccount.ISSUANCE), taken),
                        new Line(Account.member(held.memberId()), held.amount() - taken))
                .filter(line -> line.amount() != 0)
                .toList();
        var kind = taken > 0 ? TransactionKind.CAPTURE : TransactionKind.RELEASE;
        var reason = taken > 0 ? "Taken back: the flag was confirmed" : "Given back: the flag was decided";
        return posting(Ids.next(), communityId, flagId, held, kind, reason, actor, lines, now)
                .restoring(held.transactionId());
    }

    private static Posting posting(
            UUID id,
            UUID communityId,
            UUID flagId,
            SetAside held,
            TransactionKind kind,
            String reason,
            @Nullable String actor,
            List<Line> lines,
            Instant now) {
        var step = kind == TransactionKind.HOLD ? "begin" : "end";
        return new Posting(
                id,
                communityId,
                kind,
                held.currency(),
                reason,
                "flag:" + flagId + ":" + held.memberId() + ":" + held.currency() + ":" + step,
                null,
                actor,
                null,
                null,
                now,
                lines);
    }
}
