package org.communityops.incentive.earning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.expiry.Expiry;
import org.communityops.incentive.expiry.Owner;
import org.communityops.incentive.ledger.AccountKind;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.incentive.pending.AwardBook;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;

/** Posts the differences between what was paid and what it is worth, each where the points are. */
@ApplicationScoped
class Payer {
    private final EarningRepository repository;
    private final Ledger ledger;
    private final Expiry expiry;
    private final Outbox outbox;
    private final Clock clock;

    Payer(EarningRepository repository, Ledger ledger, Expiry expiry, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.ledger = ledger;
        this.expiry = expiry;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Finds out where each difference is to be posted. */
    List<Difference> placed(List<Difference> differences, AwardBook awards, Map<UUID, ZoneId> zones)
            throws SQLException {
        var paidBefore = new HashMap<UUID, Set<UUID>>();
        for (var difference : differences) {
            if (difference.rule().paysOnTerms() && difference.before() != null) {
                paidBefore
                        .computeIfAbsent(difference.after().communityId(), c -> new HashSet<>())
                        .add(difference.after().transactionId());
            }
        }
        for (var community : paidBefore.entrySet()) {
            awards.enter(community.getKey(), community.getValue());
        }
        var placed = new ArrayList<Difference>(differences.size());
        for (var difference : differences) {
            placed.add(difference.rule().paysOnTerms() ? placed(difference, awards, zones) : difference);
        }
        return placed;
    }

    private static Difference placed(Difference difference, AwardBook awards, Map<UUID, ZoneId> zones) {
        var after = difference.after();
        var begun = difference.isFirst() ? difference.award(zone(difference, zones)) : null;
        return difference.pending(awards.change(after.transactionId(), begun, after.amount()));
    }

    /** Posts the differences and moves the awards, in the transaction of the connection. */
    void pay(Connection connection, List<Difference> differences, AwardBook awards, Map<UUID, ZoneId> zones)
            throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var news = new ArrayList<News>();
        if (!differences.isEmpty()) {
            var takings = differences.stream()
                    .filter(difference -> difference.amount() < 0 && !difference.isPending())
                    .map(Difference::takenBack)
                    .toList();
            news.addAll(expiry.bringBack(connection, takings, now));
            news.addAll(awards.reopen(now));
            var postings = differences.stream()
                    .map(difference -> difference.posting(zone(difference, zones)))
                    .toList();
            news.addAll(post(connection, postings, now));
            keep(connection, differences);
            news.addAll(expiry.take(connection, endedAlready(postings, now), now));
        }
        news.addAll(awards.close(now));
        outbox.add(connection, news);
    }

    private List<News> post(Connection connection, List<Posting> postings, Instant now) throws SQLException {
        var posted = ledger.post(connection, postings, true, now);
        for (var one : posted) {
            if (one.verdict() != Verdict.POSTED) {
                throw new IllegalStateException(
                        "Earnings and ledger disagree about " + one.posting().idempotencyKey());
            }
        }
        return PointsPosted.news(posted, now);
    }

    /** The last state of each: what was paid on other terms is taken back and paid anew. */
    private void keep(Connection connection, List<Difference> differences) throws SQLException {
        var present = new LinkedHashMap<String, Earning>();
        differences.forEach(difference -> present.put(difference.after().idempotencyKey(1), difference.after()));
        repository.put(connection, List.copyOf(present.values()));
    }

    /** Whose points came so late that they are over. */
    private static Set<Owner> endedAlready(List<Posting> postings, Instant now) {
        return postings.stream()
                .filter(posting ->
                        posting.expiresAt() != null && !posting.expiresAt().isAfter(now))
                .flatMap(posting -> posting.lines().stream()
                        .filter(line -> line.account().kind() == AccountKind.MEMBER)
                        .map(line ->
                                new Owner(posting.communityId(), line.account().owner())))
                .collect(Collectors.toSet());
    }

    private static ZoneId zone(Difference difference, Map<UUID, ZoneId> zones) {
        return zones.getOrDefault(difference.after().communityId(), ZoneOffset.UTC);
    }
}
