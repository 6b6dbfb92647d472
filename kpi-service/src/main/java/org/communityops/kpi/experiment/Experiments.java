package org.communityops.kpi.experiment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;

/** What other features ask about experiments. */
@ApplicationScoped
public class Experiments {
    private final ExperimentRepository experiments;

    Experiments(ExperimentRepository experiments) {
        this.experiments = experiments;
    }

    /** An experiment that incentive-service has told of; a problem (404) when there is none of that key. */
    public Experiment get(UUID community, String key) throws SQLException {
        return experiments.find(community, key).orElseThrow(() -> ProblemException.notFound("experiment", key));
    }

    /** Who met which variant when; without members who have done nothing else yet. */
    public List<Encounter> encounters(Experiment experiment) throws SQLException {
        return experiments.encounters(experiment);
    }
}
