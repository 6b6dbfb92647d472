package org.communityops.kpi.funnel;

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

/** The funnels that a community has saved. */
@ApplicationScoped
public class Funnels {
    private final FunnelRepository funnels;
    private final Clock clock;

    Funnels(FunnelRepository funnels, Clock clock) {
        this.funnels = funnels;
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
    public Funnel get(Community community, UUID id) throws SQLException {
        return funnels.find(community.id(), id).orElseThrow(() -> ProblemException.notFound("funnel", id));
    }

    /** Funnels after a key, oldest first. */
    List<Funnel> list(Community community, Instant createdAfter, UUID idAfter, int limit) throws SQLException {
        return funnels.list(community.id(), createdAfter, idAfter, limit);
    }
}
