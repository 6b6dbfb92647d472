package org.communityops.kpi.recount;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.community.ZoneListener;
import org.communityops.kpi.rollup.RollupRecount;

/** Takes requests for recounts, and makes one when a community moves to another zone; {@link RecountWorker} works on them. */
@ApplicationScoped
class Recounts implements ZoneListener {
    private final AgroalDataSource requests;
    private final RecountRepository repository;
    private final RollupRecount rollups;
    private final Clock clock;

    Recounts(AgroalDataSource requests, RecountRepository repository, RollupRecount rollups, Clock clock) {
        this.requests = requests;
        this.repository = repository;
        this.rollups = rollups;
        this.clock = clock;
    }

    /** Asks for a recount; a problem (409) when one of the community waits or runs already. */
    Recount create(Community community) throws SQLException {
        var recount = Recount.queued(community.id(), Ids.next(), null, now());
        try (var connection = requests.getConnection()) {
            if (!repository.add(connection, recount)) {
                throw new ProblemException(ProblemType.CONFLICT, "A recount of the community waits or runs already");
            }
            return recount;
        }
    }

    /** A recount; a problem (404) when there is none. */
    Recount get(Community community, UUID id) throws SQLException {
        try (var connection = requests.getConnection()) {
            return repository
                    .find(connection, community.id(), id)
                    .orElseThrow(() -> ProblemException.notFound("recount", id));
        }
    }

    /** Latest first. */
    List<Recount> page(Community community, UUID before, int limit) throws SQLException {
        try (var connection = requests.getConnection()) {
            return repository.page(connection, community.id(), before, limit);
        }
    }

    /** One that has come to an end stays as it is; a problem (409) when it moves the community to another zone. */
    Recount cancel(Community community, UUID id) throws SQLException {
        try (var connection = requests.getConnection()) {
            repository.cancel(connection, community.id(), id, now());
        }
        var recount = get(community, id);
        if (recount.isUnfinished()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "The days of the community move to another zone; this cannot be cancelled");
        }
        return recount;
    }

    @Override
    public void zoneTold(Connection feed, Community community, ZoneId zone, boolean isFirst) throws SQLException {
        if (isFirst && !zone.equals(community.zone())) {
            rollups.recountAtOnce(feed, community, zone);
            return;
        }
        var recounting = community.recounting();
        var present = recounting == null ? community.zone() : recounting.zone();
        repository.supersede(feed, community.id(), present, zone, now());
        if (!zone.equals(community.zone()) || community.isMoving()) {
            repository.add(feed, Recount.queued(community.id(), Ids.next(), zone, now()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
