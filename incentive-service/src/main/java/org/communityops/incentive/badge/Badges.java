package org.communityops.incentive.badge;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.communityops.incentive.badge.BadgeCriteria.Kind;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.expression.Expression;
import org.communityops.incentive.expression.Expressions;
import org.communityops.incentive.expression.InvalidExpression;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The badges of communities. */
@ApplicationScoped
public class Badges {
    private static final int MOST = 200;

    private final BadgeRepository repository;
    private final Expressions expressions;
    private final Communities communities;
    private final AgroalDataSource database;
    private final Clock clock;

    Badges(
            BadgeRepository repository,
            Expressions expressions,
            Communities communities,
            AgroalDataSource database,
            Clock clock) {
        this.repository = repository;
        this.expressions = expressions;
        this.communities = communities;
        this.database = database;
        this.clock = clock;
    }

    /** Those of some communities that can be earned now. */
    public List<Badge> active(Connection connection, Collection<UUID> communities) throws SQLException {
        return repository.active(connection, communities);
    }

    /**
     * Reads badges anew, together with the active ones that are composed of others, and keeps everybody else from awarding or
     * changing them until the transaction ends.
     */
    public List<Badge> lock(Connection connection, Collection<UUID> communities, Collection<UUID> ids)
            throws SQLException {
        return repository.lockComposed(connection, communities, ids);
    }

    /** Those of a community that have these identities. */
    public Map<UUID, Badge> byId(Connection connection, UUID communityId, Collection<UUID> ids) throws SQLException {
        return repository.byId(connection, communityId, ids).stream()
                .collect(Collectors.toMap(Badge::id, Function.identity()));
    }

    /** One badge; 404 when the community has no such. */
    public Badge get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return require(
                Optional.ofNullable(byId(connection, communityId, Set.of(id)).get(id)), id);
    }

    /** The identities of what a badge is composed of. */
    public Collection<UUID> parts(Connection connection, Badge composed) throws SQLException {
        return repository
                .ids(connection, composed.communityId(), composed.parts())
                .values();
    }

    Badge get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    List<Badge> page(UUID communityId, @Nullable String afterKey, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, afterKey == null ? "" : afterKey, limit);
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Badge create(UUID communityId, CreateBadge request) throws SQLException {
        var criteria = request.criteria();
        var condition = condition(criteria);
        try (var connection = database.getConnection()) {
            if (communities.zones(connection, Set.of(communityId)).isEmpty()) {
                throw ProblemException.notFound("community", communityId);
            }
            requireParts(connection, communityId, criteria);
            if (request.countsFrom() != null && criteria.eventTypes().isEmpty()) {
                throw ProblemException.invalid(
                        "/countsFrom", "not-counted", "Only what is counted is counted from a day");
            }
            if (repository.count(connection, communityId) >= MOST) {
                throw new ProblemException(ProblemType.CONFLICT, "A community has at most " + MOST + " badges");
            }
            var badge = new Badge(
                    communityId,
                    Ids.next(),
                    String.valueOf(request.key()),
                    request.texts(),
                    criteria,
                    condition,
                    request.countsFrom(),
                    true,
                    1,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (!repository.add(connection, badge)) {
                throw new ProblemException(ProblemType.CONFLICT, "The community has a badge " + badge.key());
            }
            scan(connection, badge);
            return badge;
        }
    }

    /**
     * Changes what can be changed; a change that changes nothing is none.
     *
     * @param expected given the tag of the present state, throws when the caller's change was made for another
     */
    @Transactional(rollbackOn = Exception.class)
    Badge change(UUID communityId, UUID id, Consumer<String> expected, UnaryOperator<BadgeSettings> edit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            var present = require(
                    repository.lock(connection, communityId, id).stream().findFirst(), id);
            expected.accept(tag(present));
            var before = BadgeSettings.of(present);
            var settings = edit.apply(before);
            if (settings.equals(before)) {
                return present;
            }
            var changed = new Badge(
                    communityId,
                    id,
                    present.key(),
                    settings.texts(),
                    present.criteria(),
                    present.condition(),
                    present.countsFrom(),
                    Boolean.TRUE.equals(settings.active()),
                    present.version() + 1,
                    present.createdAt());
            repository.change(connection, changed);
            if (changed.active() && !present.active()) {
                scan(connection, changed);
            }
            return changed;
        }
    }

    static String tag(Badge badge) {
        return String.valueOf(badge.version());
    }

    private void scan(Connection connection, Badge badge) throws SQLException {
        if (badge.kind() != Kind.BY_HAND) {
            repository.scan(connection, badge);
        }
    }

    private static Badge require(Optional<Badge> badge, UUID id) {
        return badge.orElseThrow(() -> ProblemException.notFound("badge", id));
    }

    private @Nullable Expression condition(BadgeCriteria criteria) {
        if (!criteria.isOne()) {
            throw ProblemException.invalid(
                    "/criteria", "not-one", "One of count, streak, distinctDays, badges and byHand (true) is given");
        }
        var condition = criteria.condition();
        try {
            return condition == null ? null : expressions.condition(condition);
        } catch (InvalidExpression e) {
            throw ProblemException.invalid(
                    "/criteria/" + criteria.member() + "/condition",
                    "expression-invalid",
                    String.valueOf(e.getMessage()));
        }
    }

    /** A badge can be composed of badges only that are there already: so none can be part of itself. */
    private void requireParts(Connection connection, UUID communityId, BadgeCriteria criteria) throws SQLException {
        var parts = criteria.badges();
        if (parts == null) {
            return;
        }
        var unknown = new HashSet<>(parts);
        if (unknown.size() < parts.size()) {
            throw ProblemException.invalid("/criteria/badges", "twice", "A badge takes each other badge once");
        }
        unknown.removeAll(repository.ids(connection, communityId, parts).keySet());
        if (!unknown.isEmpty()) {
            var names = String.join(", ", unknown.stream().sorted().toList());
            throw ProblemException.invalid("/criteria/badges", "unknown-badge", "The community has no badge " + names);
        }
    }
}
