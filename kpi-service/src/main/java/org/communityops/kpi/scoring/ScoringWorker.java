package org.communityops.kpi.scoring;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.communityops.kit.problem.DatabaseFaults;
import org.communityops.kpi.jdbc.FeedTransactions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sees to it that each week is scored once it is over, and works on the scorings that wait, one after the other. A lease
 * keeps two replicas from doing the same work; whoever takes up what another one left goes on where that one stood.
 */
@ApplicationScoped
class ScoringWorker {
    private static final Logger LOG = Logger.getLogger(ScoringWorker.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final FeedTransactions transactions;
    private final ScoringRepository scorings;
    private final ScoringStep steps;
    private final Clock clock;
    private final boolean scheduled;
    private final Duration delay;
    private final Thread thread = Thread.ofVirtual().name("member-scoring").unstarted(this::work);
    private Instant nextLook = Instant.EPOCH;

    ScoringWorker(
            FeedTransactions transactions,
            ScoringRepository scorings,
            ScoringStep steps,
            Clock clock,
            @ConfigProperty(name = "communityops.member-scores.scheduled", defaultValue = "true") boolean scheduled,
            @ConfigProperty(name = "communityops.member-scores.delay", defaultValue = "PT6H") Duration delay) {
        this.transactions = transactions;
        this.scorings = scorings;
        this.steps = steps;
        this.clock = clock;
        this.scheduled = scheduled;
        this.delay = delay;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.interrupt();
        thread.join(GRACE);
    }

    /** Has the week scored that was the last one to be over some hours before a moment; late events get that time. */
    void schedule(Instant moment) throws SQLException {
        transactions.call(feed -> {
            scorings.addDue(feed, moment.minus(delay), moment);
            return moment;
        });
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                look();
                var next = takeUp();
                if (next.isPresent()) {
                    score(next.get());
                } else {
                    Thread.sleep(IDLE);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.warnf(e, "Scorings are left for later");
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void look() throws SQLException {
        var now = now();
        if (scheduled && !now.isBefore(nextLook)) {
            schedule(now);
            nextLook = now.plus(BETWEEN_LOOKS);
        }
    }

    private Optional<Scoring> takeUp() throws SQLException {
        return transactions.call(feed -> scorings.takeUp(feed, now(), now().plus(ScoringStep.LEASE)));
    }

    private void score(Scoring scoring) throws SQLException, InterruptedException {
        try {
            while (steps.go(scoring)) {
                if (Thread.currentThread().isInterrupted()) {
                    steps.release(scoring);
                    throw new InterruptedException();
                }
            }
        } catch (SQLException | RuntimeException e) {
            if (DatabaseFaults.isTransient(e)) {
                LOG.warnf(e, "The scoring of %s in %s goes on later", scoring.week(), scoring.communityId());
                Thread.sleep(IDLE);
                steps.release(scoring);
                return;
            }
            LOG.errorf(e, "The scoring of %s in %s failed", scoring.week(), scoring.communityId());
            fail(scoring);
        }
    }

    private void fail(Scoring scoring) throws SQLException {
        transactions.call(feed -> {
            scorings.fail(
                    feed, scoring, "It failed on our side; ask for it again, and report it when it fails again", now());
            return scoring;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean pause() {
        try {
            Thread.sleep(IDLE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
