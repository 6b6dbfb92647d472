package org.communityops.incentive.award;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.award.AwardRepository.Filter;
import org.communityops.incentive.badge.Badge;
import org.communityops.incentive.badge.BadgeCriteria.Kind;
import org.communityops.incentive.badge.Badges;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.fact.Facts;
import org.communityops.kit.access.Caller;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Shows who has got which badge, and gives and takes those that are given by hand. */
@ApplicationScoped
class Awards {
    private final AwardRepository repository;
    private final Awarding awarding;
    private final Badges badges;
    private final Communities communities;
    private final Facts facts;
    private final Outbox outbox;
    private final AgroalDataSource database;
    private final Clock clock;

    Awards(
            AwardRepository repository,
            Awarding awarding,
            Badges badges,
            Communities communities,
            Facts facts,
            Outbox outbox,
            AgroalDataSource database,
            Clock clock) {
        this.repository = repository;
        this.awarding = awarding;
        this.badges = badges;
        this.communities = communities;
        this.facts = facts;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    /** Newest first; 404 when there is no such badge or member as the filter names. */
    List<AwardView> page(UUID communityId, Filter filter, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            if (filter.badgeId() != null) {
                badges.get(connection, communityId, filter.badgeId());
            }
            if (filter.memberId() != null) {
                requireMember(connection, communityId, filter.memberId());
            }
            var awards = repository.page(connection, communityId, filter, before, limit);
            var ids = new HashSet<UUID>();
            awards.forEach(award -> ids.add(award.holder().badgeId()));
            var known = badges.byId(connection, communityId, ids);
            return awards.stream()
                    .flatMap(award ->
                            Optional.ofNullable(known.get(award.holder().badgeId()))
                                    .map(badge -> AwardView.of(award, badge))
                                    .stream())
                    .toList();
        }
    }

    AwardView get(UUID communityId, UUID badgeId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            var badge = badges.get(connection, communityId, badgeId);
            return AwardView.of(find(connection, badge, id), badge);
        }
    }

    @Transactional(rollbackOn = Exception.class)
    AwardView give(UUID communityId, UUID badgeId, GiveBadge request, Caller caller) throws SQLException {
        try (var connection = database.getConnection()) {
            var locked = badges.lock(connection, Set.of(communityId), Set.of(badgeId));
            var badge = byHand(locked, badgeId);
            var member = Objects.requireNonNull(request.memberId(), "It was checked that a member is named");
            requireMember(connection, communityId, member);
            var holder = Holder.of(badge, member);
            var occasion = request.occasion() == null ? Award.ONCE : request.occasion();
            var present = repository.find(connection, holder, occasion);
            if (present.isPresent() && present.get().isHeld()) {
                throw new ProblemException(
                        ProblemType.CONFLICT, "The member has this badge for " + occasion + " already");
            }
            var evidence = evidence(connection, communityId, request);
            var given = new Award(
                    present.map(Award::id).orElseGet(Ids::next),
                    holder,
                    occasion,
                    earnedOn(connection, communityId, request),
                    evidence,
                    request.citation(),
                    caller.keyId(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    null);
            write(connection, given, badge, locked);
            return AwardView.of(given, badge);
        }
    }

    @Transactional(rollbackOn = Exception.class)
    AwardView revoke(UUID communityId, UUID badgeId, UUID id, String reason) throws SQLException {
        try (var connection = database.getConnection()) {
            var locked = badges.lock(connection, Set.of(communityId), Set.of(badgeId));
            var badge = byHand(locked, badgeId);
            var award = find(connection, badge, id);
            if (!award.isHeld()) {
                throw new ProblemException(ProblemType.CONFLICT, "It was taken back before");
            }
            var revoked = award.revokedFor(reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
            write(connection, revoked, badge, locked);
            return AwardView.of(revoked, badge);
        }
    }

    private void write(Connection connection, Award award, Badge badge, List<Badge> locked) throws SQLException {
        repository.put(connection, List.of(award));
        outbox.add(AwardNews.of(badge, award));
        awarding.compose(connection, locked, List.of(award.holder()));
    }

    private static Badge byHand(List<Badge> locked, UUID badgeId) {
        var badge = locked.stream()
                .filter(one -> one.id().equals(badgeId))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("badge", badgeId));
        if (badge.kind() != Kind.BY_HAND) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "This badge is earned; it is neither given nor taken by hand");
        }
        if (!badge.active()) {
            throw new ProblemException(ProblemType.CONFLICT, "This badge is not active");
        }
        return badge;
    }

    private Award find(Connection connection, Badge badge, UUID id) throws SQLException {
        return repository
                .find(connection, badge.communityId(), badge.id(), id)
                .orElseThrow(() -> ProblemException.notFound("award", id));
    }

    private List<UUID> evidence(Connection connection, UUID communityId, GiveBadge request) throws SQLException {
        var events = request.evidence() == null ? List.<UUID>of() : request.evidence();
        for (var i = 0; i < events.size(); i++) {
            if (facts.byEvent(connection, communityId, events.get(i)).isEmpty()) {
                throw ProblemException.invalid(
                        "/evidence/" + i, "unknown-event", "The community has no event " + events.get(i));
            }
        }
        return events;
    }

    private LocalDate earnedOn(Connection connection, UUID communityId, GiveBadge request) throws SQLException {
        var zone = communities.zones(connection, Set.of(communityId)).getOrDefault(communityId, ZoneOffset.UTC);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var earnedOn = request.earnedOn();
        if (earnedOn != null && earnedOn.isAfter(today)) {
            throw ProblemException.invalid("/earnedOn", "in-future", "It is earned today or before");
        }
        return earnedOn == null ? today : earnedOn;
    }

    private void requireMember(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        if (!communities.isMember(connection, communityId, memberId)) {
            throw ProblemException.notFound("member", memberId);
        }
    }
}
