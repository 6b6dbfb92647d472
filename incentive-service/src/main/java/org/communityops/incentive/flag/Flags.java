package org.communityops.incentive.flag;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.flag.Flag.State;
import org.communityops.kit.access.Caller;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** What was found and what people decided. */
@ApplicationScoped
public class Flags {
    private final AgroalDataSource database;
    private final FlagRepository repository;
    private final Clock clock;

    Flags(AgroalDataSource database, FlagRepository repository, Clock clock) {
        this.database = database;
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Flags what was found in a period, in the transaction of the connection. What was flagged for the same period before is
     * left as it is, decided or not.
     *
     * @return how many flags are new
     */
    public int raise(
            Connection connection,
            UUID communityId,
            UUID screeningId,
            LocalDate from,
            LocalDate to,
            List<Finding> findings,
            Instant now)
            throws SQLException {
        return repository.add(connection, communityId, screeningId, from, to, findings, now);
    }

    Flag get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** Latest first. */
    List<Flag> page(UUID communityId, FlagFilter filter, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, filter, before, limit);
        }
    }

    /** Decides an open flag: 409 when it is decided already. */
    @Transactional
    Flag decide(UUID communityId, UUID id, State state, String reason, Caller caller) throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (var connection = database.getConnection()) {
            var decided = repository.decide(connection, communityId, id, state, reason, caller.keyId(), now);
            var flag = get(connection, communityId, id);
            if (!decided) {
                throw new ProblemException(ProblemType.INVALID_TRANSITION, "The flag is " + flag.state() + " already");
            }
            return flag;
        }
    }

    private Flag get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository.find(connection, communityId, id).orElseThrow(() -> ProblemException.notFound("flag", id));
    }
}
