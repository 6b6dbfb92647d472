package org.communityops.incentive.honour;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.communityops.incentive.community.Communities;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The honours of communities. */
@ApplicationScoped
public class Honours {
    private final HonourRepository repository;
    private final Communities communities;
    private final AgroalDataSource database;
    private final Clock clock;

    Honours(HonourRepository repository, Communities communities, AgroalDataSource database, Clock clock) {
        this.repository = repository;
        this.communities = communities;
        this.database = database;
        this.clock = clock;
    }

    /** Those of a community that have these identities. */
    public Map<UUID, Honour> byId(Connection connection, UUID communityId, Collection<UUID> ids) throws SQLException {
        return repository.byId(connection, communityId, ids).stream()
                .collect(Collectors.toMap(Honour::id, Function.identity()));
    }

    /** One honour; 404 when the community has no such. */
    public Honour get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return only(repository.byId(connection, communityId, List.of(id)), id);
    }

    /** One honour, kept from being changed until the transaction ends; 404 when the community has no such. */
    public Honour lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        return only(repository.lock(connection, communityId, id), id);
    }

    Honour get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    List<Honour> page(UUID communityId, @Nullable String afterKey, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, afterKey == null ? "" : afterKey, limit);
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Honour create(UUID communityId, CreateHonour request) throws SQLException {
        try (var connection = database.getConnection()) {
            if (communities.zones(connection, Set.of(communityId)).isEmpty()) {
                throw ProblemException.notFound("community", communityId);
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var key = String.valueOf(request.key());
            var honour = new Honour(communityId, Ids.next(), key, request.settings(), 1, now);
            if (!repository.add(connection, honour)) {
                throw new ProblemException(ProblemType.CONFLICT, "The community has an honour " + key);
            }
            return honour;
        }
    }

    /**
     * Changes what can be changed; a change that changes nothing is none.
     *
     * @param expected given the tag of the present state, throws when the caller's change was made for another
     */
    @Transactional(rollbackOn = Exception.class)
    Honour change(UUID communityId, UUID id, Consumer<String> expected, UnaryOperator<HonourSettings> edit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            var present = lock(connection, communityId, id);
            expected.accept(present.tag());
            var settings = edit.apply(present.settings());
            if (settings.equals(present.settings())) {
                return present;
            }
            var changed =
                    new Honour(communityId, id, present.key(), settings, present.version() + 1, present.createdAt());
            repository.change(connection, changed);
            return changed;
        }
    }

    private static Honour only(List<Honour> found, UUID id) {
        return found.stream().findFirst().orElseThrow(() -> ProblemException.notFound("honour", id));
    }
}
