package org.communityops.kpi.cost;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;

/** The use cases of costs. */
@ApplicationScoped
class CostService {
    private final AgroalDataSource requests;
    private final CostRepository repository;
    private final CostRollup rollup;
    private final Clock clock;

    CostService(AgroalDataSource requests, CostRepository repository, CostRollup rollup, Clock clock) {
        this.requests = requests;
        this.repository = repository;
        this.rollup = rollup;
        this.clock = clock;
    }

    /** Enters a cost; a problem (422) when it contradicts itself. */
    @Transactional(rollbackOn = Exception.class)
    Cost create(Community community, CreateCost told) throws SQLException {
        return enter(community, List.of(told), told.faults("", today(community)))
                .getFirst();
    }

    /** Enters all of some costs; a problem (422) that names each wrong one, and then none is entered. */
    @Transactional(rollbackOn = Exception.class)
    List<Cost> enter(Community community, ImportCosts told) throws SQLException {
        var faults = new ArrayList<Fault>();
        for (var index = 0; index < told.items().size(); index++) {
            faults.addAll(told.items().get(index).faults("/items/" + index, today(community)));
        }
        return enter(community, told.items(), faults);
    }

    /** Takes a cost back; a problem (409) when it was taken back before, or takes another one back itself. */
    @Transactional(rollbackOn = Exception.class)
    Cost reverse(Community community, UUID id) throws SQLException {
        var cost = get(community, id);
        if (cost.reverses() != null) {
            throw CostProblems.isReversal(id);
        }
        return add(community, List.of(cost.reversal(now()))).stream()
                .findFirst()
                .orElseThrow(() -> CostProblems.alreadyReversed(id));
    }

    /** A cost; a problem (404) when there is none. */
    Cost get(Community community, UUID id) throws SQLException {
        return repository.find(community.id(), id).orElseThrow(() -> ProblemException.notFound("cost", id));
    }

    /** The costs before a day and id, latest day first. */
    List<Cost> page(Community community, CostFilter filter, LocalDate beforeDay, UUID beforeId, int limit)
            throws SQLException {
        filter.check();
        return repository.page(community.id(), filter, beforeDay, beforeId, limit);
    }

    private List<Cost> enter(Community community, List<CreateCost> told, List<Fault> faults) throws SQLException {
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        var now = now();
        return add(community, told.stream().map(one -> Cost.of(one, now)).toList());
    }

    private List<Cost> add(Community community, List<Cost> costs) throws SQLException {
        try (var connection = requests.getConnection()) {
            rollup.lock(connection, community.id());
            var added = repository.insert(connection, community.id(), costs);
            rollup.add(connection, community.id(), added);
            return added;
        }
    }

    private LocalDate today(Community community) {
        return LocalDate.ofInstant(clock.instant(), community.zone());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
