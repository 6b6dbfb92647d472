package org.communityops.incentive.pending;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.expiry.Expiry;
import org.communityops.incentive.expiry.Owner;
import org.communityops.incentive.expiry.TakenBack;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;

/**
 * Moves what rules paid on terms to where it belongs. A sweep does so when the time of awards has come; who rates does so when an
 * action has come or gone; who reads a wallet does so first.
 */
@ApplicationScoped
public class Awards {
    private final AgroalDataSource database;
    private final AwardRepository repository;
    private final Ledger ledger;
    private final Expiry expiry;
    private final Boards boards;
    private final Outbox outbox;
    private final Clock clock;

    Awards(
            AgroalDataSource database,
            AwardRepository repository,
            Ledger ledger,
            Expiry expiry,
            Boards boards,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.ledger = ledger;
        this.expiry = expiry;
        this.boards = boards;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Opens the book of the awards that one transaction changes; {@link AwardBook#close} ends it. */
    public AwardBook open(Connection connection) {
        return new AwardBook(connection, repository, this);
    }

    /** What was paid on terms by a transaction, the first for its occasion. */
    public Optional<Award> find(Connection connection, UUID communityId, UUID transactionId) throws SQLException {
        return repository.find(connection, communityId, transactionId).stream().findFirst();
    }

    /** The same, kept where it is until the transaction ends. */
    public Optional<Award> lock(Connection connection, UUID communityId, UUID transactionId) throws SQLException {
        return repository.lock(connection, communityId, transactionId).stream().findFirst();
    }

    /** Remembers that an award was reversed, from wherever it was. */
    public void reversed(Connection connection, Award award) throws SQLException {
        repository.move(connection, List.of(award.reversed()));
    }

    /** Moves what is due of a member, in a transaction of its own. */
    public void settle(UUID communityId, UUID memberId) throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (var connection = database.getConnection()) {
            if (!repository.isDue(connection, communityId, memberId, now)) {
                return;
            }
        }
        QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                var due = repository.lockDue(connection, communityId, memberId, now);
                outbox.add(settle(connection, due, now));
                return memberId;
            }
        });
    }

    /** Moves awards to where they belong, in the transaction of the connection that has locked them; the news of it. */
    List<News> settle(Connection connection, Collection<Award> awards, Instant now) throws SQLException {
        var followed = repository.followed(connection, awards);
        var moved = new ArrayList<Award>();
        var takings = new ArrayList<TakenBack>();
        var postings = new ArrayList<Posting>();
        var changes = new ArrayList<BoardChange>();
        for (var award : awards) {
            var place = award.due(followed.contains(award.transactionId()), now);
            if (award.amount() == 0 || award.state() == AwardState.REVERSED || award.state() == place) {
                continue;
            }
            if (award.state() == AwardState.CONFIRMED) {
                takings.add(new TakenBack(award.communityId(), award.transactionId(), award.amount()));
            }
            moved.add(move(award, place, postings, changes));
        }
        if (moved.isEmpty()) {
            return List.of();
        }
        var news = new ArrayList<>(expiry.bringBack(connection, takings, now));
        news.addAll(post(connection, postings, now));
        boards.note(connection, changes);
        repository.move(connection, moved);
        news.addAll(expiry.take(connection, endedAlready(moved, now), now));
        return news;
    }

    /** By way of where it waits: from there to the wallet or back to where points come from. */
    private static Award move(Award award, AwardState place, List<Posting> postings, List<BoardChange> changes) {
        var at = award;
        switch (at.state()) {
            case CONFIRMED -> {
                postings.add(at.confirmation(true));
                changes.add(at.boardChange(true));
                at = at.movedTo(AwardState.PENDING);
            }
            case LAPSED -> {
                postings.add(at.lapse(true));
                at = at.movedTo(AwardState.PENDING);
            }
            case PENDING, REVERSED -> {
                // waits already, or for ever
            }
        }
        switch (place) {
            case CONFIRMED -> {
                postings.add(at.confirmation(false));
                changes.add(at.boardChange(false));
                at = at.movedTo(AwardState.CONFIRMED);
            }
            case LAPSED -> {
                postings.add(at.lapse(false));
                at = at.movedTo(AwardState.LAPSED);
            }
            case PENDING, REVERSED -> {
                // goes no further
            }
        }
        return at;
    }

    /** Posts, and returns the news. */
    List<News> post(Connection connection, List<Posting> postings, Instant now) throws SQLException {
        var posted = ledger.post(connection, postings, true, now);
        for (var one : posted) {
            if (one.verdict() != Verdict.POSTED) {
                throw new IllegalStateException(
                        "Awards and ledger disagree about " + one.posting().idempotencyKey());
            }
        }
        return PointsPosted.news(posted, now);
    }

    /** Whose points waited longer than they live. */
    private static List<Owner> endedAlready(List<Award> moved, Instant now) {
        return moved.stream()
                .filter(award -> award.state() == AwardState.CONFIRMED
                        && award.expiresAt() != null
                        && !award.expiresAt().isAfter(now))
                .map(award -> new Owner(award.communityId(), award.memberId().toString()))
                .distinct()
                .collect(Collectors.toList());
    }
}
