package org.communityops.incentive.referralprogramme;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.currency.Currencies;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** The referral programmes of communities. */
@ApplicationScoped
public class ReferralProgrammes {
    private final AgroalDataSource database;
    private final ProgrammeRepository repository;
    private final Currencies currencies;

    ReferralProgrammes(AgroalDataSource database, ProgrammeRepository repository, Currencies currencies) {
        this.database = database;
        this.repository = repository;
        this.currencies = currencies;
    }

    /**
     * The programme of a community, active or not, which lets one transaction at a time work on its referrals; empty when the
     * community never had one, and so has no referrals.
     */
    public Optional<ReferralProgramme> lock(Connection connection, UUID communityId) throws SQLException {
        return repository.lock(connection, communityId).map(ProgrammeVersion::programme);
    }

    ProgrammeVersion get(UUID communityId) throws SQLException {
        try (var connection = database.getConnection()) {
            requireCommunity(connection, communityId);
            return present(connection, communityId);
        }
    }

    /** Another programme for whoever knows the latest version: 412 when somebody changed it meanwhile. */
    @Transactional(rollbackOn = Exception.class)
    ProgrammeVersion change(UUID communityId, int before, ReferralProgramme programme) throws SQLException {
        programme.requireSound();
        try (var connection = database.getConnection()) {
            if (currencies.of(connection, communityId).stream()
                    .noneMatch(currency -> currency.code().equals(programme.currency()))) {
                throw ProblemException.invalid(
                        "/currency", "unknown-currency", "The community has no currency of this code");
            }
            if (!repository.put(connection, communityId, programme, before)) {
                throw new ProblemException(ProblemType.PRECONDITION_FAILED, "Somebody else changed it; read it again");
            }
            return present(connection, communityId);
        }
    }

    private ProgrammeVersion present(Connection connection, UUID communityId) throws SQLException {
        return repository.find(connection, communityId).orElse(new ProgrammeVersion(ReferralProgramme.FIRST, 0));
    }

    private void requireCommunity(Connection connection, UUID communityId) throws SQLException {
        if (currencies.of(connection, communityId).isEmpty()) {
            throw ProblemException.notFound("community", communityId);
        }
    }
}
