package org.communityops.incentive.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.verification.Verification.Anchor;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;

/** Takes requests for verifications and tells how they go. */
@ApplicationScoped
class Verifications {
    private final VerificationRepository repository;
    private final Clock clock;

    Verifications(VerificationRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    Verification create(UUID communityId, CreateLedgerVerification request) throws SQLException {
        var anchor = request.anchor();
        var id = Ids.next();
        repository.insert(
                communityId,
                id,
                anchor == null ? null : new Anchor(anchor.block(), anchor.hash()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return get(communityId, id);
    }

    Verification get(UUID communityId, UUID id) throws SQLException {
        return repository.find(communityId, id).orElseThrow(() -> ProblemException.notFound("verification", id));
    }

    /** Latest first. */
    List<Verification> page(UUID communityId, UUID before, int limit) throws SQLException {
        return repository.page(communityId, before, limit);
    }
}
