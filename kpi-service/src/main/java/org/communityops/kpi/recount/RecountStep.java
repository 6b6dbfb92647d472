package org.communityops.kpi.recount;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.feed.FeedTransactions;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.community.Recounting;
import org.communityops.kpi.fact.Facts;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.rollup.RollupRecount;

/** The steps of recounts, each in a transaction of its own and under the lock of the community. */
@ApplicationScoped
class RecountStep {
    /** Followers wait while that many days are counted. */
    private static final int DAYS_AT_ONCE = 7;

    /** Each step renews it, and holds the row while it lasts. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private final FeedTransactions transactions;
    private final Communities communities;
    private final Facts facts;
    private final RollupRecount rollups;
    private final RecountRepository repository;
    private final Clock clock;

    RecountStep(
            FeedTransactions transactions,
            Communities communities,
            Facts facts,
            RollupRecount rollups,
            RecountRepository repository,
            Clock clock) {
        this.transactions = transactions;
        this.communities = communities;
        this.facts = facts;
        this.rollups = rollups;
        this.repository = repository;
        this.clock = clock;
    }

    /** Counts some days more, or ends the recount; false when there is nothing left to do for this worker. */
    boolean go(Recount mine) throws SQLException {
        return transactions.call(connection -> {
            allowTime(connection);
            var community = lock(connection, mine.communityId());
            if (!repository.hold(connection, mine, now().plus(LEASE))) {
                return false;
            }
            var recounting = community.recounting();
            return recounting != null && recounting.id().equals(mine.id())
                    ? goOn(connection, mine, community, recounting)
                    : begin(connection, mine, community, recounting == null ? community.zone() : recounting.zone());
        });
    }

    /** Throws away what recounts that were cancelled or failed have counted. */
    void tidy() throws SQLException {
        for (var communityId : transactions.call(repository::abandoned)) {
            transactions.call(connection -> {
                var community = lock(connection, communityId);
                if (repository.abandoned(connection).contains(communityId)) {
                    communities.recounting(connection, communityId, null);
                    rollups.clear(connection, communityId);
                }
                return community;
            });
        }
    }

    /** A recount that moves nothing counts in the zone to which one before it may have begun to move. */
    private boolean begin(Connection connection, Recount mine, Community community, ZoneId present)
            throws SQLException {
        rollups.clear(connection, community.id());
        var zone = mine.zone() == null ? present : mine.zone();
        communities.recounting(connection, community.id(), new Recounting(mine.id(), zone, null));
        return true;
    }

    private boolean goOn(Connection connection, Recount mine, Community community, Recounting recounting)
            throws SQLException {
        var reach = facts.reach(connection, community.id());
        if (reach.isEmpty()) {
            end(connection, mine, community, recounting, 0);
            return false;
        }
        var through = recounting.through();
        var next = through == null ? reach.get().from() : through.plusDays(1);
        var last = next.plusDays(DAYS_AT_ONCE - 1L);
        rollups.count(connection, community.id(), recounting.zone(), new DayRange(next, last));
        if (last.isBefore(reach.get().to())) {
            communities.recounting(connection, community.id(), recounting.through(last));
            repository.progress(connection, mine, days(reach.get().from(), last), days(reach.get()));
            return true;
        }
        end(connection, mine, community, recounting, days(reach.get()));
        return false;
    }

    private void end(Connection connection, Recount mine, Community community, Recounting recounting, long days)
            throws SQLException {
        var differences = rollups.complete(connection, community, recounting.zone());
        repository.finish(connection, mine, days, differences, now());
    }

    private Community lock(Connection connection, UUID id) throws SQLException {
        return Objects.requireNonNull(communities.lock(connection, Set.of(id)).get(id));
    }

    private static long days(DayRange range) {
        return days(range.from(), range.to());
    }

    private static long days(LocalDate from, LocalDate to) {
        return Math.max(0, ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** A week of a big community may take longer than the page of a feed. */
    private static void allowTime(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = '5min'");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
