package org.communityops.incentive.expiry;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.incentive.ledger.AccountKind;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;

/**
 * Takes what came to its end. A sweep does so all the time; who reads a wallet or takes from it does so first, so that what
 * ended is never seen or spent, however the sweep fares.
 */
@ApplicationScoped
public class Expiry {
    private static final int OF_ONE_OWNER = 1_000;

    private final AgroalDataSource database;
    private final ExpiryRepository repository;
    private final Communities communities;
    private final Ledger ledger;
    private final Boards boards;
    private final Outbox outbox;
    private final Clock clock;

    Expiry(
            AgroalDataSource database,
            ExpiryRepository repository,
            Communities communities,
            Ledger ledger,
            Boards boards,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.communities = communities;
        this.ledger = ledger;
        this.boards = boards;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes what ended of a member, in a transaction of its own. */
    public void settle(UUID communityId, UUID memberId) throws SQLException {
        var owner = new Owner(communityId, memberId.toString());
        try (var connection = database.getConnection()) {
            if (repository.withDue(connection, Set.of(owner), now()).isEmpty()) {
                return;
            }
        }
        QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                settle(connection, Set.of(owner));
                return owner;
            }
        });
    }

    /** Takes what ended of these owners, in the JTA transaction of the caller, to which the connection belongs. */
    public void settle(Connection connection, Collection<Owner> owners) throws SQLException {
        outbox.add(take(connection, owners, now()));
    }

    /** Takes what ended of these owners, in the transaction of the connection, and returns the news of it. */
    public List<News> take(Connection connection, Collection<Owner> owners, Instant now) throws SQLException {
        var news = new ArrayList<News>();
        for (var owner : repository.withDue(connection, owners, now)) {
            news.addAll(expire(connection, repository.due(connection, owner, now, OF_ONE_OWNER), now));
        }
        return news;
    }

    /**
     * Brings back what has ended of points that are about to be taken back, so that it is taken from them and not from others of the
     * wallet: whether they end before or after, the wallet is the same. Returns the news of it.
     *
     * @param takings each of another transaction
     */
    public List<News> bringBack(Connection connection, Collection<TakenBack> takings, Instant now) throws SQLException {
        if (takings.isEmpty()) {
            return List.of();
        }
        var left = new HashMap<UUID, Long>();
        takings.forEach(taking -> left.put(taking.transactionId(), taking.amount()));
        var postings = new ArrayList<Posting>();
        var changes = new ArrayList<BoardChange>();
        for (var ended : repository.ended(connection, takings)) {
            var points = Math.min(ended.amount(), left.getOrDefault(ended.transactionId(), 0L));
            if (points > 0) {
                left.merge(ended.transactionId(), -points, Long::sum);
                postings.add(ended.comeBack(points, now));
                ended.boardChange(points).forEach(changes::add);
            }
        }
        var posted = ledger.post(connection, postings, true, now);
        boards.note(connection, changes);
        return PointsPosted.news(posted, now);
    }

    /** What a member has with an end. */
    ExpiringView upcoming(UUID communityId, UUID memberId) throws SQLException {
        settle(communityId, memberId);
        try (var connection = database.getConnection()) {
            if (!communities.isMember(connection, communityId, memberId)) {
                throw ProblemException.notFound("member", memberId);
            }
            return new ExpiringView(repository.upcoming(connection, communityId, memberId));
        }
    }

    /** Posts what is due, and returns the news of it. */
    List<News> expire(Connection connection, List<Due> due, Instant now) throws SQLException {
        var posted = ledger.post(
                connection, due.stream().map(one -> one.posting(now)).toList(), false, now);
        boards.note(connection, due.stream().flatMap(Due::boardChanges).toList());
        var news = new ArrayList<>(PointsPosted.news(posted, now));
        for (var i = 0; i < due.size(); i++) {
            var one = due.get(i);
            if (posted.get(i).verdict() != Verdict.POSTED) {
                throw new IllegalStateException("Points that are due were not taken: " + one.key());
            }
            if (one.account().kind() == AccountKind.MEMBER) {
                var memberId = one.account().memberId();
                var body = new PointsExpired(memberId, one.currency(), one.amount());
                news.add(News.of(Ids.next(), one.communityId(), "points.expired", memberId.toString(), now, body));
            }
        }
        return news;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
