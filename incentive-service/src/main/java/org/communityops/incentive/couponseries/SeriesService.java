package org.communityops.incentive.couponseries;

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
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The use cases of coupon series. */
@ApplicationScoped
public class SeriesService {
    private final SeriesRepository repository;
    private final AgroalDataSource database;
    private final Clock clock;

    SeriesService(SeriesRepository repository, AgroalDataSource database, Clock clock) {
        this.repository = repository;
        this.database = database;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    CouponSeries create(UUID communityId, SeriesSettings settings) throws SQLException {
        requireFaultless(settings.faults());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var series = new CouponSeries(communityId, Ids.next(), settings, 0, 1, now);
        try (var connection = database.getConnection()) {
            repository.add(connection, series);
            return repository.find(connection, communityId, series.id()).orElseThrow();
        }
    }

    /**
     * Changes a series; a change that changes nothing is none.
     *
     * @param expected given the present version, throws when the caller's change was made for another
     */
    @Transactional(rollbackOn = Exception.class)
    CouponSeries change(UUID communityId, UUID id, Consumer<Integer> expected, UnaryOperator<SeriesSettings> edit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            var series = repository.lock(connection, communityId, id).orElseThrow(() -> none(id));
            expected.accept(series.version());
            var settings = edit.apply(series.settings());
            if (settings.equals(series.settings())) {
                return series;
            }
            requireFaultless(settings.faults());
            if (series.codes() > 0) {
                requireFaultless(series.settings().fixedFaults(settings));
            }
            if (settings.codeLimit() != null && settings.codeLimit() < series.codes()) {
                throw ProblemException.invalid(
                        "/codeLimit", "below-codes", "The series has " + series.codes() + " codes already");
            }
            repository.change(connection, communityId, id, settings);
            return repository.find(connection, communityId, id).orElseThrow();
        }
    }

    /** A series; 404 when there is none. */
    public CouponSeries get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** The same on a connection that the caller has already. */
    public CouponSeries get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository.find(connection, communityId, id).orElseThrow(() -> none(id));
    }

    /** Those of the series that there are, by id. */
    public Map<UUID, CouponSeries> of(Connection connection, UUID communityId, Collection<UUID> ids)
            throws SQLException {
        return repository.of(connection, communityId, ids).stream()
                .collect(Collectors.toMap(CouponSeries::id, Function.identity()));
    }

    /** Newest first. */
    List<CouponSeries> page(UUID communityId, @Nullable SeriesState state, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, state, before, limit);
        }
    }

    /**
     * Makes room for more codes by one conditional update, in the transaction of the connection; 409 when the series is
     * closed or its limit is reached.
     */
    public void countCodes(Connection connection, CouponSeries series, int more) throws SQLException {
        if (!repository.countCodes(connection, series.communityId(), series.id(), more)) {
            var present = repository
                    .find(connection, series.communityId(), series.id())
                    .orElseThrow();
            throw present.settings().state() == SeriesState.OPEN ? SeriesProblems.exhausted() : SeriesProblems.closed();
        }
    }

    private static ProblemException none(UUID id) {
        return ProblemException.notFound("coupon series", id);
    }

    private static void requireFaultless(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }
}
