package org.communityops.incentive.screening;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Takes requests for screenings, tells how they go, and cancels them. */
@ApplicationScoped
class Screenings {
    private static final int MOST_DAYS = 92;

    private final AgroalDataSource database;
    private final ScreeningRepository repository;
    private final Clock clock;

    Screenings(AgroalDataSource database, ScreeningRepository repository, Clock clock) {
        this.database = database;
        this.repository = repository;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    Screening create(UUID communityId, CreateScreening request) throws SQLException {
        if (request.to().isBefore(request.from())) {
            throw ProblemException.invalid("/to", "before-from", "The last day is not before the first");
        }
        if (ChronoUnit.DAYS.between(request.from(), request.to()) >= MOST_DAYS) {
            throw ProblemException.invalid("/to", "too-long", "A period has at most " + MOST_DAYS + " days");
        }
        try (var connection = database.getConnection()) {
            var id = Ids.next();
            repository.insert(connection, communityId, id, request, now());
            return get(connection, communityId, id);
        }
    }

    Screening get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** Latest first. */
    List<Screening> page(UUID communityId, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, before, limit);
        }
    }

    /** Ends it before its time, without any flag: 409 when it has ended. */
    @Transactional(rollbackOn = Exception.class)
    Screening cancel(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            var cancelled = repository.cancel(connection, communityId, id, now());
            var screening = get(connection, communityId, id);
            if (!cancelled) {
                throw new ProblemException(
                        ProblemType.INVALID_TRANSITION, "The screening is " + screening.state() + " already");
            }
            return screening;
        }
    }

    private Screening get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository
                .find(connection, communityId, id)
                .orElseThrow(() -> ProblemException.notFound("screening", id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
