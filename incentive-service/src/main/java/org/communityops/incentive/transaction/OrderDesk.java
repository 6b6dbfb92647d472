package org.communityops.incentive.transaction;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.currency.Currencies;
import org.communityops.incentive.currency.Currency;
import org.communityops.incentive.earning.Earning;
import org.communityops.incentive.earning.Earnings;
import org.communityops.incentive.expiry.Expiry;
import org.communityops.incentive.expiry.Owner;
import org.communityops.incentive.expiry.TakenBack;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.incentive.ledger.AccountKind;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.LedgerProblems;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.incentive.ledger.Posted;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.incentive.pending.Awards;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.problem.ProblemException;

/** Posts the orders of a batch, in the transaction of the caller. */
@ApplicationScoped
class OrderDesk {
    private final AgroalDataSource database;
    private final Communities communities;
    private final Currencies currencies;
    private final Earnings earnings;
    private final Awards awards;
    private final Ledger ledger;
    private final Expiry expiry;
    private final Boards boards;
    private final Outbox outbox;
    private final Clock clock;

    OrderDesk(
            AgroalDataSource database,
            Communities communities,
            Currencies currencies,
            Earnings earnings,
            Awards awards,
            Ledger ledger,
            Expiry expiry,
            Boards boards,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.communities = communities;
        this.currencies = currencies;
        this.earnings = earnings;
        this.awards = awards;
        this.ledger = ledger;
        this.expiry = expiry;
        this.boards = boards;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** An outcome for each order; no two of them may have a claim in common. */
    Map<Order, Outcome> post(List<Order> orders) throws SQLException {
        try (var connection = database.getConnection()) {
            var outcomes = new IdentityHashMap<Order, Outcome>();
            var withdrawn = new IdentityHashMap<Order, Earning>();
            var involved =
                    orders.stream().map(order -> order.posting().communityId()).collect(Collectors.toSet());
            refuseCurrencies(orders, currencies.of(connection, involved), outcomes);
            refuseStrangers(connection, orders, outcomes);
            for (var order : orders) {
                if (!outcomes.containsKey(order)) {
                    lockWithdrawn(connection, order, withdrawn, outcomes);
                    lockAward(connection, order, outcomes);
                }
            }
            var accepted = orders.stream()
                    .filter(order -> !outcomes.containsKey(order))
                    .toList();
            post(connection, accepted, withdrawn, outcomes);
            return outcomes;
        }
    }

    private static void refuseCurrencies(
            List<Order> orders, Map<UUID, List<Currency>> currencies, Map<Order, Outcome> outcomes) {
        for (var order : orders) {
            var posting = order.posting();
            var known = currencies.getOrDefault(posting.communityId(), List.of());
            currencyProblem(posting, known).ifPresent(problem -> outcomes.put(order, new Outcome.Refused(problem)));
        }
    }

    private static Optional<ProblemException> currencyProblem(Posting posting, List<Currency> known) {
        if (known.isEmpty()) {
            return Optional.of(ProblemException.notFound("community", posting.communityId()));
        }
        var currency =
                known.stream().filter(c -> c.code().equals(posting.currency())).findFirst();
        if (currency.isEmpty()) {
            var codes = known.stream().map(Currency::code).collect(Collectors.joining(", "));
            return Optional.of(ProblemException.invalid("/currency", "unknown-currency", "Known here: " + codes));
        }
        var givesAway = posting.kind() == TransactionKind.SPEND || posting.kind() == TransactionKind.TRANSFER;
        return givesAway && !currency.get().spendable()
                ? Optional.of(
                        ProblemException.invalid("/currency", "not-spendable", "This currency cannot be given away"))
                : Optional.empty();
    }

    private void refuseStrangers(Connection connection, List<Order> orders, Map<Order, Outcome> outcomes)
            throws SQLException {
        var members = orders.stream().flatMap(order -> order.members().stream()).collect(Collectors.toSet());
        Set<Member> unknown = communities.unknown(connection, members);
        if (unknown.isEmpty()) {
            return;
        }
        for (var order : orders) {
            order.members().stream()
                    .filter(unknown::contains)
                    .findFirst()
                    .ifPresent(stranger -> outcomes.putIfAbsent(
                            order, new Outcome.Refused(ProblemException.notFound("member", stranger.memberId()))));
        }
    }

    /** Earnings before wallets, as pages of the activity feed lock them. */
    private void lockWithdrawn(
            Connection connection, Order order, Map<Order, Earning> withdrawn, Map<Order, Outcome> outcomes)
            throws SQLException {
        var withdrawal = order.withdrawal();
        if (withdrawal == null) {
            return;
        }
        var earning = earnings.lock(
                connection,
                order.posting().communityId(),
                withdrawal.memberId(),
                withdrawal.day(),
                withdrawal.ruleId(),
                withdrawal.occasion());
        if (earning.isEmpty() || earning.get().withdrawn()) {
            return;
        }
        if (earning.get().amount() == withdrawal.amount()) {
            withdrawn.put(order, earning.get());
        } else {
            var problem = TransactionProblems.notReversible("The rule has adjusted this earning since");
            outcomes.put(order, new Outcome.Refused(problem));
        }
    }

    /** Awards after earnings; one that has gone elsewhere meanwhile cannot be taken from where it was. */
    private void lockAward(Connection connection, Order order, Map<Order, Outcome> outcomes) throws SQLException {
        var award = order.award();
        if (award == null) {
            return;
        }
        var present = awards.lock(connection, award.communityId(), award.transactionId());
        if (!present.equals(Optional.of(award))) {
            var problem = TransactionProblems.notReversible("These points have just gone elsewhere; try again");
            outcomes.putIfAbsent(order, new Outcome.Refused(problem));
        }
    }

    private void post(
            Connection connection, List<Order> accepted, Map<Order, Earning> withdrawn, Map<Order, Outcome> outcomes)
            throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var zones = communities.zones(
                connection,
                accepted.stream().map(order -> order.posting().communityId()).collect(Collectors.toSet()));
        expiry.settle(connection, payers(accepted));
        outbox.add(expiry.bringBack(connection, takings(accepted), now));
        var posted =
                ledger.post(connection, accepted.stream().map(Order::posting).toList(), false, now);
        var changes = new ArrayList<BoardChange>();
        var refused = new ArrayList<Order>();
        for (var i = 0; i < accepted.size(); i++) {
            var order = accepted.get(i);
            if (posted.get(i).verdict() == Verdict.POSTED) {
                outcomes.put(order, new Outcome.Done(TransactionView.of(order.posting(), now)));
                boardChanges(order, zones).forEach(changes::add);
                var earning = withdrawn.get(order);
                if (earning != null) {
                    earnings.withdraw(connection, earning);
                }
                if (order.award() != null) {
                    awards.reversed(connection, order.award());
                }
            } else {
                outcomes.put(order, notPosted(posted.get(i)));
                refused.add(order);
            }
        }
        expiry.settle(connection, payers(refused));
        boards.note(connection, changes);
        outbox.add(PointsPosted.news(posted, now));
    }

    /** Whose points are taken: what ended by now must not pay. */
    private static Set<Owner> payers(List<Order> orders) {
        return orders.stream()
                .map(Order::posting)
                .flatMap(posting -> posting.lines().stream()
                        .filter(line ->
                                line.amount() < 0 && line.account().kind().hasWallet())
                        .map(line ->
                                new Owner(posting.communityId(), line.account().owner())))
                .collect(Collectors.toSet());
    }

    /** What reversals take from wallets. */
    private static List<TakenBack> takings(List<Order> orders) {
        var takings = new ArrayList<TakenBack>();
        for (var order : orders) {
            var reverses = order.posting().reverses();
            var taken = order.posting().lines().stream()
                    .filter(line -> line.amount() < 0 && line.account().kind().hasWallet())
                    .mapToLong(line -> -line.amount())
                    .sum();
            if (reverses != null && taken > 0) {
                takings.add(new TakenBack(order.posting().communityId(), reverses, taken));
            }
        }
        return takings;
    }

    private static Outcome notPosted(Posted posted) {
        return switch (posted.verdict()) {
            case POSTED -> throw new IllegalStateException("It was posted");
            case DUPLICATE -> new Outcome.Repeated(posted.transactionId());
            case REVERSED -> new Outcome.Refused(TransactionProblems.alreadyReversed(posted.transactionId()));
            case INSUFFICIENT -> new Outcome.Refused(LedgerProblems.insufficient());
        };
    }

    private static Stream<BoardChange> boardChanges(Order order, Map<UUID, ZoneId> zones) {
        var posting = order.posting();
        var day = order.boardDay(zones.getOrDefault(posting.communityId(), ZoneOffset.UTC));
        return day == null
                ? Stream.empty()
                : posting.lines().stream()
                        .filter(line -> line.account().kind() == AccountKind.MEMBER)
                        .map(line -> new BoardChange(
                                posting.communityId(),
                                line.account().memberId(),
                                posting.currency(),
                                day,
                                line.amount()));
    }
}
