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
import org.communityops.incentive.custody.Custody;
import org.communityops.incentive.custody.Custody.Flagged;
import org.communityops.incentive.flag.Flag.State;
import org.communityops.kit.access.Caller;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** What was found and what people decided. */
@ApplicationScoped
public class Flags {
    private final AgroalDataSource database;
    private final FlagRepository repository;
    private final Custody custody;
    private final Outbox outbox;
    private final Clock clock;

    Flags(AgroalDataSource database, FlagRepository repository, Custody custody, Outbox outbox, Clock clock) {
        this.database = database;
        this.repository = repository;
        this.custody = custody;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Flags what was found in a period, in the transaction of the connection. What was flagged for the same period before is
     * left as it is, decided or not. What was earned by the events of a new flag is set aside until it is decided.
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
        var added = repository.add(connection, communityId, screeningId, from, to, findings, now);
        for (var flag : added.entrySet()) {
            var finding = flag.getValue();
            var flagged = new Flagged(communityId, flag.getKey(), finding.members(), from, to, finding.evidence());
            outbox.add(connection, custody.setAside(connection, flagged, now));
        }
        return added.size();
    }

    Flag get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** Latest first. */
    List<Flag> page(UUID communityId, FlagFilter filter, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return complete(connection, communityId, repository.page(connection, communityId, filter, before, limit));
        }
    }

    /** Decides an open flag, and with it what becomes of the points that were set aside: 409 when it is decided already. */
    @Transactional(rollbackOn = Exception.class)
    Flag decide(UUID communityId, UUID id, State state, String reason, Caller caller) throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (var connection = database.getConnection()) {
            var decided = repository.decide(connection, communityId, id, state, reason, caller.keyId(), now);
            var flag = get(connection, communityId, id);
            if (!decided) {
                throw new ProblemException(ProblemType.INVALID_TRANSITION, "The flag is " + flag.state() + " already");
            }
            outbox.add(
                    state == State.CONFIRMED
                            ? custody.takeBack(connection, communityId, id, caller.keyId(), now)
                            : custody.giveBack(connection, communityId, id, caller.keyId(), now));
            return flag;
        }
    }

    private List<Flag> complete(Connection connection, UUID communityId, List<Flag> flags) throws SQLException {
        var setAside =
                custody.of(connection, communityId, flags.stream().map(Flag::id).toList());
        return flags.stream()
                .map(flag -> flag.with(setAside.getOrDefault(flag.id(), List.of())))
                .toList();
    }

    private Flag get(Connection connection, UUID communityId, UUID id) throws SQLException {
        var flag =
                repository.find(connection, communityId, id).orElseThrow(() -> ProblemException.notFound("flag", id));
        return complete(connection, communityId, List.of(flag)).getFirst();
    }
}
