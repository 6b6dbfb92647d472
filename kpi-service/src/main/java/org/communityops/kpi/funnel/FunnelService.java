package org.communityops.kpi.funnel;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.Members;
import org.communityops.kpi.period.DayRangeQuery;
import org.jspecify.annotations.Nullable;

/** The use cases of funnels. */
@ApplicationScoped
class FunnelService {
    private final FunnelRepository funnels;
    private final Members members;
    private final Clock clock;

    FunnelService(FunnelRepository funnels, Members members, Clock clock) {
        this.funnels = funnels;
        this.members = members;
        this.clock = clock;
    }

    /** Saves a funnel. */
    Funnel create(Community community, CreateFunnel request) throws SQLException {
        var faults = request.faults();
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var funnel = new Funnel(Ids.next(), request.name(), request.definition(), now);
        funnels.insert(community.id(), funnel);
        return funnel;
    }

    /** A funnel; a problem (404) when there is none. */
    Funnel get(Community community, UUID id) throws SQLException {
        return funnels.find(community.id(), id).orElseThrow(() -> ProblemException.notFound("funnel", id));
    }

    /** Funnels after a key, oldest first. */
    List<Funnel> list(Community community, Instant createdAfter, UUID idAfter, int limit) throws SQLException {
        return funnels.list(community.id(), createdAfter, idAfter, limit);
    }

    /** How many members reach each step. */
    FunnelResult result(Community community, UUID id, DayRangeQuery query, @Nullable String channel)
            throws SQLException {
        var funnel = get(community, id);
        var today = LocalDate.ofInstant(clock.instant(), community.zone());
        var entry = query.isGiven()
                ? query.within(
                        community.firstDay() == null ? today : community.firstDay(),
                        community.lastDay() == null ? today : community.lastDay())
                : null;
        var arrived = channel == null ? null : members.arrivedOver(community.id(), channel);
        var reached = funnels.compute(
                new FunnelQuery(community.id(), funnel.definition(), entry, community.lastDay(), arrived));
        var steps = new ArrayList<FunnelResult.Step>();
        for (var k = 0; k < reached.size(); k++) {
            var name = funnel.definition().steps().get(k).name();
            steps.add(FunnelResult.Step.of(name, reached.get(k), reached.get(Math.max(0, k - 1)), reached.getFirst()));
        }
        return FunnelResult.of(community, channel, steps);
    }
}
