package org.communityops.incentive.exposure;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.experiment.Assignment;
import org.communityops.incentive.experiment.Experiment;
import org.communityops.incentive.experiment.Experiments;
import org.communityops.incentive.exposure.ExposureOutcome.Kind;
import org.communityops.kit.feed.Outbox;

/** Records who met what an experiment varies: once for each member, and its news in the same transaction. */
@ApplicationScoped
class Exposures {
    private final AgroalDataSource database;
    private final Experiments experiments;
    private final Communities communities;
    private final ExposureRepository repository;
    private final Outbox outbox;
    private final Clock clock;

    Exposures(
            AgroalDataSource database,
            Experiments experiments,
            Communities communities,
            ExposureRepository repository,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.experiments = experiments;
        this.communities = communities;
        this.repository = repository;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One outcome for each member, in their order. 409 unless the experiment is running. */
    @Transactional(rollbackOn = Exception.class)
    List<ExposureOutcome> record(UUID communityId, String key, Set<UUID> memberIds) throws SQLException {
        try (var connection = database.getConnection()) {
            var experiment = experiments.getRunning(connection, communityId, key);
            var unknown = unknown(connection, communityId, memberIds);
            var wanted = wanted(experiment, memberIds, unknown);
            var added = repository.add(connection, communityId, experiment.id(), wanted.values());
            var present = repository.find(connection, communityId, experiment.id(), wanted.keySet());
            outbox.add(added.stream()
                    .map(present::get)
                    .map(exposure -> exposure.news(communityId, experiment.id(), key))
                    .toList());
            return memberIds.stream()
                    .map(member -> outcome(member, unknown, added, present))
                    .toList();
        }
    }

    /** How the numbers of exposed members fit the weights. */
    HealthView health(UUID communityId, String key) throws SQLException {
        try (var connection = database.getConnection()) {
            var experiment = experiments.get(connection, communityId, key);
            return HealthView.of(experiment, repository.count(connection, communityId, experiment.id()));
        }
    }

    private Set<UUID> unknown(Connection connection, UUID communityId, Set<UUID> memberIds) throws SQLException {
        var members = memberIds.stream()
                .map(member -> new Member(communityId, member))
                .toList();
        return communities.unknown(connection, members).stream()
                .map(Member::memberId)
                .collect(Collectors.toSet());
    }

    private Map<UUID, Exposure> wanted(Experiment experiment, Set<UUID> memberIds, Set<UUID> unknown) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var wanted = new LinkedHashMap<UUID, Exposure>();
        memberIds.stream()
                .filter(member -> !unknown.contains(member))
                .forEach(member -> Assignment.of(experiment, member)
                        .ifPresent(variant -> wanted.put(member, new Exposure(member, variant.key(), now))));
        return wanted;
    }

    private static ExposureOutcome outcome(
            UUID member, Set<UUID> unknown, Set<UUID> added, Map<UUID, Exposure> present) {
        var exposure = present.get(member);
        if (exposure == null) {
            return new ExposureOutcome(member, unknown.contains(member) ? Kind.NO_MEMBER : Kind.OUTSIDE, null);
        }
        return new ExposureOutcome(member, added.contains(member) ? Kind.RECORDED : Kind.KNOWN, exposure);
    }
}
