package org.communityops.kpi.ownmetric;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.communityops.kpi.metric.MetricCatalogue;
import org.communityops.kpi.metric.MetricDefinition;
import org.jspecify.annotations.Nullable;

/** The use cases of own metrics. */
@ApplicationScoped
class OwnMetricService {
    private final OwnMetricRepository repository;
    private final MetricCatalogue catalogue;
    private final Composition composition;
    private final Clock clock;

    OwnMetricService(OwnMetricRepository repository, MetricCatalogue catalogue, Composition composition, Clock clock) {
        this.repository = repository;
        this.catalogue = catalogue;
        this.composition = composition;
        this.clock = clock;
    }

    /** Defines a metric; a problem (409) when the community has the key already. */
    OwnMetricView create(UUID community, String key, OwnMetricDefinition definition) throws SQLException {
        var own = new OwnMetric(key, 1, definition, parts(definition), now());
        var view = view(own);
        if (!repository.insert(community, own)) {
            throw OwnMetricProblems.keyTaken(key);
        }
        return view;
    }

    /** Saves the next version; a problem (412) when somebody else has done so since the caller looked. */
    OwnMetricView change(UUID community, OwnMetric present, OwnMetricDefinition definition) throws SQLException {
        if (definition.equals(present.definition()) && parts(definition).equals(present.parts())) {
            return view(present);
        }
        var own = new OwnMetric(present.key(), present.version() + 1, definition, parts(definition), now());
        var view = view(own);
        if (!repository.insert(community, own)) {
            throw new ProblemException(ProblemType.PRECONDITION_FAILED, "Somebody else changed it; read it again");
        }
        return view;
    }

    /** A version, the newest when none is named; a problem (404) when there is none. */
    OwnMetric get(UUID community, String key, @Nullable Integer version) throws SQLException {
        return repository.find(community, key, version).orElseThrow(() -> ProblemException.notFound("own metric", key));
    }

    /** The newest versions of the metrics after a key. */
    List<OwnMetricView> list(UUID community, String after, int limit) throws SQLException {
        return repository.list(community, after, limit).stream().map(this::view).toList();
    }

    OwnMetricView view(OwnMetric own) {
        return OwnMetricView.of(own, composition.metric(own).definition().granularities());
    }

    /** The metrics that a formula names, as they are in force; a problem (422) when it cannot be computed. */
    private Map<String, Integer> parts(OwnMetricDefinition definition) {
        var known = catalogue.definitions().stream().map(MetricDefinition::id).toList();
        var names = CompiledFormula.of(definition.formula(), known).names();
        if (names.isEmpty()) {
            throw OwnMetricProblems.formula("A formula names at least one metric");
        }
        var parts = new TreeMap<String, Integer>();
        names.forEach(name -> parts.put(name, catalogue.get(name).definition().version()));
        return parts;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
