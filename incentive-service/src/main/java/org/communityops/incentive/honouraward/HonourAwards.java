package org.communityops.incentive.honouraward;

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
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.currency.Currencies;
import org.communityops.incentive.currency.Currency;
import org.communityops.incentive.honour.Honour;
import org.communityops.incentive.honour.Honours;
import org.communityops.incentive.honouraward.HonourAwardRepository.Filter;
import org.communityops.incentive.leaderboard.BoardPeriod;
import org.communityops.incentive.ranking.Leaderboards;
import org.communityops.incentive.ranking.Place;
import org.communityops.kit.access.Caller;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Gives honours, to the first of a leaderboard or by hand, and shows who was given which. */
@ApplicationScoped
class HonourAwards {
    private static final int MOST_AT_ONCE = 500;

    private final HonourAwardRepository repository;
    private final Honours honours;
    private final Leaderboards leaderboards;
    private final Currencies currencies;
    private final Communities communities;
    private final Outbox outbox;
    private final AgroalDataSource database;
    private final Clock clock;

    HonourAwards(
            HonourAwardRepository repository,
            Honours honours,
            Leaderboards leaderboards,
            Currencies currencies,
            Communities communities,
            Outbox outbox,
            AgroalDataSource database,
            Clock clock) {
        this.repository = repository;
        this.honours = honours;
        this.leaderboards = leaderboards;
        this.currencies = currencies;
        this.communities = communities;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    /** Newest first; 404 when there is no such honour or member as the filter names. */
    List<HonourAwardView> page(UUID communityId, Filter filter, UUID before, int limit) throws SQLException {
        var period = filter.period();
        if (period != null) {
            lastDay("period", period);
        }
        try (var connection = database.getConnection()) {
            if (filter.honourId() != null) {
                honours.get(connection, communityId, filter.honourId());
            }
            if (filter.memberId() != null) {
                requireMember(connection, communityId, filter.memberId());
            }
            return views(connection, communityId, repository.page(connection, communityId, filter, before, limit));
        }
    }

    HonourAwardView get(UUID communityId, UUID honourId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            var honour = honours.get(connection, communityId, honourId);
            return repository
                    .find(connection, communityId, honourId, id)
                    .map(award -> HonourAwardView.of(award, honour))
                    .orElseThrow(() -> ProblemException.notFound("award", id));
        }
    }

    /** Gives it to one member; 409 when the member was given it for the period before. */
    @Transactional(rollbackOn = Exception.class)
    HonourAwardView give(UUID communityId, UUID honourId, GiveHonour request, Caller caller) throws SQLException {
        lastDay("/period", request.period());
        try (var connection = database.getConnection()) {
            var honour = active(connection, communityId, honourId);
            var member = Objects.requireNonNull(request.memberId(), "It was checked that a member is named");
            requireMember(connection, communityId, member);
            if (BoardPeriod.firstDay(request.period()).isAfter(today(connection, communityId))) {
                throw ProblemException.invalid("/period", "in-future", "The period has begun");
            }
            var award = new HonourAward(
                    communityId,
                    Ids.next(),
                    honourId,
                    request.period(),
                    member,
                    request.citation(),
                    request.evidence(),
                    null,
                    caller.keyId(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (repository.add(connection, List.of(award)).isEmpty()) {
                throw new ProblemException(
                        ProblemType.CONFLICT, "The member was given this honour for " + request.period() + " before");
            }
            outbox.add(HonourNews.of(honour, award));
            return HonourAwardView.of(award, honour);
        }
    }

    /** Gives it to everybody up to a rank, and returns what they have; who was given it before keeps what was said then. */
    @Transactional(rollbackOn = Exception.class)
    List<HonourAwardView> giveLeaders(UUID communityId, UUID honourId, HonourLeaders request, Caller caller)
            throws SQLException {
        var lastDay = lastDay("/period", request.period());
        var currency = request.currency() == null ? Currency.POINTS : request.currency();
        try (var connection = database.getConnection()) {
            var honour = active(connection, communityId, honourId);
            if (!lastDay.isBefore(today(connection, communityId))) {
                throw new ProblemException(ProblemType.CONFLICT, "The period is not over before the end of " + lastDay);
            }
            requireCurrency(connection, communityId, currency);
            var leaders = leaders(communityId, request, currency);
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var awards = leaders.stream()
                    .map(place -> new HonourAward(
                            communityId,
                            Ids.next(),
                            honourId,
                            request.period(),
                            place.memberId(),
                            request.citation(),
                            null,
                            new HonourAward.BoardPlace(currency, place.rank(), place.amount()),
                            caller.keyId(),
                            now))
                    .toList();
            var added = repository.add(connection, awards);
            outbox.add(awards.stream()
                    .filter(award -> added.contains(award.id()))
                    .map(award -> HonourNews.of(honour, award))
                    .toList());
            var members = leaders.stream().map(Place::memberId).toList();
            return repository.of(connection, communityId, honourId, request.period(), members).stream()
                    .map(award -> HonourAwardView.of(award, honour))
                    .toList();
        }
    }

    private List<Place> leaders(UUID communityId, HonourLeaders request, String currency) throws SQLException {
        var places = Objects.requireNonNull(request.places(), "It was checked that places are given");
        var first = leaderboards.first(communityId, request.period(), currency, MOST_AT_ONCE);
        var leaders = first.stream().filter(place -> place.rank() <= places).toList();
        if (leaders.isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, "Nobody is on the leaderboard of " + request.period());
        }
        if (leaders.getLast().rank() + leaders.getLast().sharing() - 1 > leaders.size()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "More than " + MOST_AT_ONCE + " members share these places");
        }
        return leaders;
    }

    private void requireCurrency(Connection connection, UUID communityId, String currency) throws SQLException {
        if (currencies.of(connection, communityId).stream()
                .noneMatch(known -> known.code().equals(currency))) {
            throw ProblemException.invalid(
                    "/currency", "unknown-currency", "The community has no currency of this code");
        }
    }

    private Honour active(Connection connection, UUID communityId, UUID honourId) throws SQLException {
        var honour = honours.lock(connection, communityId, honourId);
        if (!honour.active()) {
            throw new ProblemException(ProblemType.CONFLICT, "This honour is not active");
        }
        return honour;
    }

    private List<HonourAwardView> views(Connection connection, UUID communityId, List<HonourAward> awards)
            throws SQLException {
        var ids = new HashSet<UUID>();
        awards.forEach(award -> ids.add(award.honourId()));
        var known = honours.byId(connection, communityId, ids);
        return awards.stream()
                .flatMap(
                        award -> Optional.ofNullable(known.get(award.honourId()))
                                .map(honour -> HonourAwardView.of(award, honour))
                                .stream())
                .toList();
    }

    /** 422 for what is no period, or never over. */
    private static LocalDate lastDay(String pointer, @Nullable String period) {
        return Optional.ofNullable(period)
                .flatMap(BoardPeriod::parse)
                .flatMap(BoardPeriod::lastDay)
                .orElseThrow(() -> ProblemException.invalid(
                        pointer, "unknown-period", "A period is 2026-11-20, 2026-W47, 2026-11, 2026-Q4 or 2026"));
    }

    private LocalDate today(Connection connection, UUID communityId) throws SQLException {
        var zone = communities.zones(connection, Set.of(communityId)).getOrDefault(communityId, ZoneOffset.UTC);
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private void requireMember(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        if (!communities.isMember(connection, communityId, memberId)) {
            throw ProblemException.notFound("member", memberId);
        }
    }
}
