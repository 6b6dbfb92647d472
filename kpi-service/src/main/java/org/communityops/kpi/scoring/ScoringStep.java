package org.communityops.kpi.scoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.communityops.kit.feed.FeedTransactions;
import org.communityops.kit.feed.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The steps of scorings, each in a transaction of its own. */
@ApplicationScoped
class ScoringStep {
    /** Each step renews it, and holds the row while it lasts. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private final FeedTransactions transactions;
    private final ScoringRepository scorings;
    private final InputRepository inputs;
    private final RankingRepository ranking;
    private final Outbox outbox;
    private final Clock clock;
    private final int portion;

    ScoringStep(
            FeedTransactions transactions,
            ScoringRepository scorings,
            InputRepository inputs,
            RankingRepository ranking,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "communityops.member-scores.portion", defaultValue = "25000") int portion) {
        this.transactions = transactions;
        this.scorings = scorings;
        this.inputs = inputs;
        this.ranking = ranking;
        this.outbox = outbox;
        this.clock = clock;
        this.portion = portion;
    }

    /** Does one portion more, or ends the scoring; false when there is nothing left to do for this worker. */
    boolean go(Scoring mine) throws SQLException {
        return transactions.call(feed -> {
            plan(feed);
            var scoring = scorings.hold(feed, mine, now().plus(LEASE));
            return scoring.isPresent() && goOn(feed, scoring.get());
        });
    }

    private boolean goOn(Connection feed, Scoring scoring) throws SQLException {
        var numbers = scoring.numbers();
        if (numbers == null) {
            scorings.begin(feed, scoring);
        } else if (scoring.countedTo() < numbers) {
            var upTo = Math.min(numbers, scoring.countedTo() + portion);
            inputs.count(feed, scoring, scoring.countedTo(), upTo);
            scorings.counted(feed, scoring, upTo);
        } else if (scoring.summary() == null) {
            scorings.summarised(feed, scoring, inputs.summarise(feed, scoring));
        } else if (scoring.scoredTo() < numbers) {
            var upTo = Math.min(numbers, scoring.scoredTo() + portion);
            ranking.write(feed, scoring, scoring.scoredTo(), upTo);
            tell(feed, scoring, upTo);
            scorings.scored(feed, scoring, upTo);
        } else {
            inputs.clear(feed, scoring);
            scorings.finish(feed, scoring, now());
            return false;
        }
        return true;
    }

    private void tell(Connection feed, Scoring scoring, int upTo) throws SQLException {
        if (scoring.published()) {
            var now = now();
            outbox.add(
                    feed,
                    ranking.changed(feed, scoring, scoring.scoredTo(), upTo).stream()
                            .map(changed -> changed.news(scoring.communityId(), now))
                            .toList());
        }
    }

    /** The planner cannot know how big intermediate results are, and a nested loop over them would never end. */
    private static void plan(Connection feed) throws SQLException {
        try (var statement = feed.createStatement()) {
            statement.execute(
                    "set local enable_nestloop = off; set local work_mem = '32MB'; set local statement_timeout = '5min'");
        }
    }

    /** Lets whoever asks next go on at once. */
    void release(Scoring mine) throws SQLException {
        transactions.call(feed -> scorings.hold(feed, mine, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
