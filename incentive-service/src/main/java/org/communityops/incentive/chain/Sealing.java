package org.communityops.incentive.chain;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Seals what was posted. Every replica tries; the database lets one at a time do it. */
@ApplicationScoped
class Sealing {
    /** Bounds the time of one statement and the size of a block. */
    private static final long AT_ONCE = 10_000;

    private final AgroalDataSource feedDatabase;
    private final BlockRepository repository;
    private final Clock clock;

    Sealing(@DataSource("feed") AgroalDataSource feedDatabase, BlockRepository repository, Clock clock) {
        this.feedDatabase = feedDatabase;
        this.repository = repository;
        this.clock = clock;
    }

    /** Seals whatever can be sealed now. What was posted last can be at the second call, if nobody is still posting. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void seal() throws SQLException {
        try (var connection = feedDatabase.getConnection()) {
            while (repository.seal(connection, clock.instant().truncatedTo(ChronoUnit.MICROS), AT_ONCE) > 0) {
                // the next ones
            }
        }
    }
}
