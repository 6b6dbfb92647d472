package org.communityops.incentive.redemption;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.kit.problem.ProblemException;

/** Reads redemptions. */
@ApplicationScoped
class RedemptionList {
    private final RedemptionRepository repository;
    private final Communities communities;
    private final AgroalDataSource database;

    RedemptionList(RedemptionRepository repository, Communities communities, AgroalDataSource database) {
        this.repository = repository;
        this.communities = communities;
        this.database = database;
    }

    Redemption get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.find(connection, communityId, id).orElseThrow(() -> RedemptionProblems.none(id));
        }
    }

    /** Newest first. */
    List<RedemptionView> page(UUID communityId, RedemptionFilter filter, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, filter, before, limit).stream()
                    .map(RedemptionView::of)
                    .toList();
        }
    }

    /** Throws the 404 of an unknown member. */
    void requireMember(UUID communityId, UUID memberId) throws SQLException {
        try (var connection = database.getConnection()) {
            if (!communities.isMember(connection, communityId, memberId)) {
                throw ProblemException.notFound("member", memberId);
            }
        }
    }
}
