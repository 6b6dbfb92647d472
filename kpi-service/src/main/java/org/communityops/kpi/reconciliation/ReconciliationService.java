package org.communityops.kpi.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;

/** The use cases of comparisons. */
@ApplicationScoped
class ReconciliationService {
    private final ReconciliationRepository reconciliations;
    private final Clock clock;

    ReconciliationService(ReconciliationRepository reconciliations, Clock clock) {
        this.reconciliations = reconciliations;
        this.clock = clock;
    }

    /** Asks for a comparison; a worker takes it up within a second or so. */
    Reconciliation create(Community community, CreateReconciliation request) throws SQLException {
        if (request.from() != null && request.to() != null && request.from().isAfter(request.to())) {
            throw ProblemException.invalid("/from", "after-to", "from is after to");
        }
        var reconciliation = new Reconciliation(
                community.id(),
                Ids.next(),
                request.from(),
                request.to(),
                Reconciliation.State.RUNNING,
                null,
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        reconciliations.insert(reconciliation);
        return reconciliation;
    }

    /** A comparison; a problem (404) when there is none. */
    Reconciliation get(Community community, UUID id) throws SQLException {
        return reconciliations
                .find(community.id(), id)
                .orElseThrow(() -> ProblemException.notFound("reconciliation", id));
    }

    /** Comparisons before a key, latest first. */
    List<Reconciliation> list(Community community, Instant createdBefore, UUID idBefore, int limit)
            throws SQLException {
        return reconciliations.list(community.id(), createdBefore, idBefore, limit);
    }
}
