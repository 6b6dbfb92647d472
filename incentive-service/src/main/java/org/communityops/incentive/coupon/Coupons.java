package org.communityops.incentive.coupon;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.couponseries.CodeSource;
import org.communityops.incentive.couponseries.CouponSeries;
import org.communityops.incentive.couponseries.SeriesProblems;
import org.communityops.incentive.couponseries.SeriesService;
import org.communityops.incentive.couponseries.Validity;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Gives coupons to members and takes them away. */
@ApplicationScoped
public class Coupons {
    private final CouponRepository repository;
    private final SeriesService series;
    private final Communities communities;
    private final Outbox outbox;
    private final AgroalDataSource database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Coupons(
            CouponRepository repository,
            SeriesService series,
            Communities communities,
            Outbox outbox,
            AgroalDataSource database,
            Clock clock) {
        this.repository = repository;
        this.series = series;
        this.communities = communities;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    /** A coupon, and whether the request that it was issued for is a repeat. */
    record Issued(HeldCoupon held, boolean repeated) {}

    /**
     * Issues a coupon in the transaction of the connection: 409 when the series issues none any more.
     *
     * @param issueKey what it is issued for; a second coupon for the same cannot be
     */
    public Coupon issue(Connection connection, CouponSeries from, UUID memberId, String issueKey, Instant now)
            throws SQLException {
        var zone = communities
                .zones(connection, Set.of(from.communityId()))
                .getOrDefault(from.communityId(), ZoneOffset.UTC);
        var validity = from.issuedAt(now, zone).orElseThrow(SeriesProblems::closed);
        var coupon = from.codeSource() == CodeSource.GENERATED
                ? generate(connection, from, memberId, issueKey, now, validity)
                : repository
                        .take(connection, from.communityId(), from.id(), memberId, issueKey, now, validity)
                        .orElseThrow(SeriesProblems::exhausted);
        outbox.add(CouponNews.issued(coupon, now));
        return coupon;
    }

    /** Issues a coupon by hand, once for each request key. */
    @Transactional(rollbackOn = Exception.class)
    Issued issue(UUID communityId, UUID seriesId, UUID memberId, String requestKey) throws SQLException {
        try (var connection = database.getConnection()) {
            var from = series.get(connection, communityId, seriesId);
            var first = repository.findByIssue(connection, communityId, requestKey);
            if (first.isPresent()) {
                requireSame(first.get(), seriesId, memberId);
                return new Issued(new HeldCoupon(first.get().asIssued(), from), true);
            }
            if (!communities.isMember(connection, communityId, memberId)) {
                throw ProblemException.notFound("member", memberId);
            }
            var coupon = issue(connection, from, memberId, requestKey, now());
            return new Issued(new HeldCoupon(coupon, from), false);
        }
    }

    /** Takes a coupon away from its holder. */
    @Transactional(rollbackOn = Exception.class)
    HeldCoupon revoke(UUID communityId, UUID id, String because) throws SQLException {
        try (var connection = database.getConnection()) {
            var coupon = repository.lock(connection, communityId, id).orElseThrow(() -> none(id));
            var revoked = coupon.revoke(because);
            repository.save(connection, revoked);
            outbox.add(CouponNews.revoked(revoked, now()));
            return new HeldCoupon(revoked, series.get(connection, communityId, revoked.seriesId()));
        }
    }

    HeldCoupon get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            var coupon = repository.find(connection, communityId, id).orElseThrow(() -> none(id));
            return new HeldCoupon(coupon, series.get(connection, communityId, coupon.seriesId()));
        }
    }

    /** Newest first. */
    List<HeldCoupon> page(UUID communityId, CouponFilter filter, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            var coupons = repository.page(connection, communityId, filter, before, limit);
            var ids = coupons.stream().map(Coupon::seriesId).distinct().toList();
            var known = series.of(connection, communityId, ids);
            return coupons.stream()
                    .flatMap(coupon -> Optional.ofNullable(known.get(coupon.seriesId())).stream()
                            .map(of -> new HeldCoupon(coupon, of)))
                    .toList();
        }
    }

    /** The coupons of a member, newest first; 404 when there is no such member. */
    List<HeldCoupon> ofMember(UUID communityId, CouponFilter filter, UUID memberId, UUID before, int limit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            if (!communities.isMember(connection, communityId, memberId)) {
                throw ProblemException.notFound("member", memberId);
            }
        }
        return page(communityId, filter, before, limit);
    }

    private Coupon generate(
            Connection connection, CouponSeries from, UUID memberId, String issueKey, Instant now, Validity validity)
            throws SQLException {
        series.countCodes(connection, from, 1);
        var coupon = new Coupon(
                from.communityId(),
                Ids.next(),
                from.id(),
                CouponCode.generate(random),
                CouponState.ISSUED,
                memberId,
                now,
                validity,
                null,
                null,
                null,
                1);
        repository.add(connection, coupon, issueKey);
        return coupon;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void requireSame(Coupon coupon, UUID seriesId, UUID memberId) {
        if (!coupon.seriesId().equals(seriesId) || !coupon.memberId().equals(memberId)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new Idempotency-Key for another request");
        }
    }

    private static ProblemException none(UUID id) {
        return ProblemException.notFound("coupon", id);
    }
}
