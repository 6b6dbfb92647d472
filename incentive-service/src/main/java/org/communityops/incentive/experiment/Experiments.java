package org.communityops.incentive.experiment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.experiment.Experiment.State;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The experiments of communities: drafts that become running, then stopped, then archived. */
@ApplicationScoped
public class Experiments {
    private final AgroalDataSource database;
    private final ExperimentRepository repository;
    private final Communities communities;
    private final Outbox outbox;
    private final Clock clock;

    Experiments(
            AgroalDataSource database,
            ExperimentRepository repository,
            Communities communities,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.communities = communities;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The experiment with this key; 404 when there is none. */
    public Experiment get(Connection connection, UUID communityId, String key) throws SQLException {
        return repository
                .find(connection, communityId, key)
                .orElseThrow(() -> ProblemException.notFound("experiment", key));
    }

    /** The experiment with this key, which stays in its state until the transaction ends: 409 unless it is running. */
    public Experiment getRunning(Connection connection, UUID communityId, String key) throws SQLException {
        var experiment = repository
                .findShared(connection, communityId, key)
                .orElseThrow(() -> ProblemException.notFound("experiment", key));
        if (experiment.state() != State.RUNNING) {
            throw new ProblemException(
                    ProblemType.INVALID_TRANSITION,
                    "The experiment is " + experiment.state() + "; only a running one exposes anybody");
        }
        return experiment;
    }

    @Transactional(rollbackOn = Exception.class)
    Experiment create(UUID communityId, CreateExperiment request) throws SQLException {
        request.design().requireSound();
        try (var connection = database.getConnection()) {
            if (!repository.insert(
                    connection,
                    communityId,
                    Ids.next(),
                    request,
                    clock.instant().truncatedTo(ChronoUnit.MICROS))) {
                throw new ProblemException(ProblemType.CONFLICT, "The community has an experiment of this key");
            }
            return get(connection, communityId, request.key());
        }
    }

    Experiment get(UUID communityId, String key) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, key);
        }
    }

    /** Latest first. */
    List<Experiment> page(UUID communityId, @Nullable State state, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, state, before, limit);
        }
    }

    /**
     * Another design for a draft: 409 when it has begun, 412 when somebody changed it meanwhile.
     *
     * @param draft the experiment as the caller knows it
     */
    @Transactional(rollbackOn = Exception.class)
    Experiment change(UUID communityId, Experiment draft, ExperimentDesign design) throws SQLException {
        design.requireSound();
        try (var connection = database.getConnection()) {
            var changed = repository.change(connection, communityId, draft, design);
            var present = get(connection, communityId, draft.key());
            if (changed) {
                return present;
            }
            throw present.state() == State.DRAFT
                    ? new ProblemException(ProblemType.PRECONDITION_FAILED, "Somebody else changed it; read it again")
                    : new ProblemException(
                            ProblemType.INVALID_TRANSITION,
                            "The experiment is " + present.state() + "; what has begun stays as it is");
        }
    }

    /** Takes the step to a state from the one before it: 409 when the experiment is in another. */
    @Transactional(rollbackOn = Exception.class)
    Experiment step(UUID communityId, String key, State to) throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (var connection = database.getConnection()) {
            var taken = repository.step(connection, communityId, key, to, now);
            var experiment = get(connection, communityId, key);
            if (!taken) {
                throw new ProblemException(
                        ProblemType.INVALID_TRANSITION,
                        "The experiment is " + experiment.state() + " and cannot become " + to);
            }
            if (to == State.RUNNING) {
                outbox.add(ExperimentNews.of(communityId, "experiment.started", experiment, now));
            } else if (to == State.STOPPED) {
                outbox.add(ExperimentNews.of(communityId, "experiment.stopped", experiment, now));
            }
            return experiment;
        }
    }

    AssignmentView assignment(UUID communityId, String key, UUID memberId) throws SQLException {
        try (var connection = database.getConnection()) {
            var experiment = get(connection, communityId, key);
            if (!communities.isMember(connection, communityId, memberId)) {
                throw ProblemException.notFound("member", memberId);
            }
            return AssignmentView.of(experiment, memberId);
        }
    }
}
