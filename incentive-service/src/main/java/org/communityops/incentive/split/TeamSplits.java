package org.communityops.incentive.split;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.currency.Currencies;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.AccountKind;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.LedgerProblems;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.incentive.split.TeamSplit.Share;
import org.communityops.incentive.transaction.OperatorLimit;
import org.communityops.kit.access.Caller;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Shares points of teams; a split and its posting are one transaction. */
@ApplicationScoped
class TeamSplits {
    private final AgroalDataSource database;
    private final Communities communities;
    private final Currencies currencies;
    private final TeamSplitRepository repository;
    private final Ledger ledger;
    private final OperatorLimit limit;
    private final Outbox outbox;
    private final Clock clock;

    TeamSplits(
            AgroalDataSource database,
            Communities communities,
            Currencies currencies,
            TeamSplitRepository repository,
            Ledger ledger,
            OperatorLimit limit,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.communities = communities;
        this.currencies = currencies;
        this.repository = repository;
        this.ledger = ledger;
        this.limit = limit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Shares points. The split remembers who asked with which key, so the same request never shares twice, however long ago
     * the first one was.
     */
    @Transactional(rollbackOn = Exception.class)
    TeamSplit create(UUID communityId, UUID teamId, CreateTeamSplit request, Caller caller, String idempotencyKey)
            throws SQLException {
        var shares = Shares.of(request);
        var amount = shares.stream().mapToLong(Share::amount).sum();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (var connection = database.getConnection()) {
            requireMembers(connection, communityId, shares);
            requireSpendable(connection, communityId, request.currency());
            var split = new TeamSplit(
                    Ids.next(),
                    teamId,
                    request.currency(),
                    amount,
                    request.rule(),
                    request.reason(),
                    shares,
                    Ids.next(),
                    now);
            var key = caller.keyId() + ":" + idempotencyKey;
            if (!repository.add(connection, communityId, split, key)) {
                return earlier(connection, communityId, split, key);
            }
            var posting = posting(communityId, split, caller.keyId());
            limit.require(caller, posting.lines());
            post(connection, posting, now);
            return split;
        }
    }

    TeamSplit get(UUID communityId, UUID teamId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository
                    .find(connection, communityId, teamId, id)
                    .orElseThrow(() -> ProblemException.notFound("team split", id));
        }
    }

    /** Latest first. */
    List<TeamSplit> page(UUID communityId, UUID teamId, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, teamId, before, limit);
        }
    }

    private static Posting posting(UUID communityId, TeamSplit split, String actor) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(new Account(AccountKind.TEAM, split.teamId().toString()), -split.amount()));
        split.shares().stream()
                .filter(share -> share.amount() > 0)
                .map(share -> new Line(Account.member(share.memberId()), share.amount()))
                .forEach(lines::add);
        return new Posting(
                split.transactionId(),
                communityId,
                TransactionKind.TRANSFER,
                split.currency(),
                split.reason(),
                "split:" + split.id(),
                null,
                actor,
                null,
                null,
                split.createdAt(),
                lines);
    }

    private void post(Connection connection, Posting posting, Instant now) throws SQLException {
        var posted = ledger.post(connection, List.of(posting), false, now);
        var verdict = posted.getFirst().verdict();
        if (verdict == Verdict.INSUFFICIENT) {
            throw LedgerProblems.insufficient();
        }
        if (verdict != Verdict.POSTED) {
            throw new IllegalStateException("A split is posted once, not " + verdict);
        }
        outbox.add(PointsPosted.news(posted, now));
    }

    /** The split that an earlier request with the same key made; 422 when that request was another one. */
    private TeamSplit earlier(Connection connection, UUID communityId, TeamSplit wanted, String key)
            throws SQLException {
        var first = repository.findByKey(connection, communityId, key).orElseThrow();
        if (!first.teamId().equals(wanted.teamId())
                || !first.currency().equals(wanted.currency())
                || !first.reason().equals(wanted.reason())
                || first.rule() != wanted.rule()
                || !first.shares().equals(wanted.shares())) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new Idempotency-Key for another request");
        }
        return first;
    }

    private void requireMembers(Connection connection, UUID communityId, List<Share> shares) throws SQLException {
        var members = shares.stream()
                .map(share -> new Member(communityId, share.memberId()))
                .toList();
        var unknown = communities.unknown(connection, members).stream().findFirst();
        if (unknown.isPresent()) {
            throw ProblemException.notFound("member", unknown.get().memberId());
        }
    }

    private void requireSpendable(Connection connection, UUID communityId, String code) throws SQLException {
        var currency = currencies.of(connection, communityId).stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "/currency", "unknown-currency", "The community has no currency of this code"));
        if (!currency.spendable()) {
            throw ProblemException.invalid("/currency", "not-spendable", "This currency cannot be given away");
        }
    }
}
