package org.communityops.kpi.scoring;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.jspecify.annotations.Nullable;

/** Takes requests for scorings, and knows which weeks have scores; {@link ScoringWorker} works on them. */
@ApplicationScoped
public class Scorings {
    private static final int MOST_WEEKS = 53;

    private final AgroalDataSource requests;
    private final ScoringRepository scorings;
    private final Clock clock;

    Scorings(AgroalDataSource requests, ScoringRepository scorings, Clock clock) {
        this.requests = requests;
        this.scorings = scorings;
        this.clock = clock;
    }

    /** Reads a week as the API writes it; a problem (422) when there is no such week. */
    public static Period week(String field, @Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(Period::parse)
                .filter(period -> period.granularity() == Granularity.WEEK)
                .orElseThrow(() -> ProblemException.invalid(field, "unknown", field + " is an ISO week like 2026-W20"));
    }

    /** The scoring of a week that is done, the latest one when none is named; a problem (404) when there is none. */
    public Scoring done(Community community, @Nullable String week) throws SQLException {
        if (week != null) {
            return find(community, week("week", week))
                    .orElseThrow(() -> ProblemException.notFound("scores of the week", week));
        }
        try (var connection = requests.getConnection()) {
            return scorings.latest(connection, community.id())
                    .orElseThrow(() -> ProblemException.notFound("scores of community", community.id()));
        }
    }

    /** The scoring of a week, where it is done. */
    public Optional<Scoring> find(Community community, Period week) throws SQLException {
        return ofWeeks(community.id(), week.first(), week.first()).stream()
                .filter(scoring -> scoring.state() == ScoringState.DONE)
                .findFirst();
    }

    /**
     * Has the weeks scored that are not yet; those that failed are tried again. A problem (422) for weeks that are not over, lie
     * before the first event, or are too many.
     */
    List<Scoring> create(Community community, CreateScorings request) throws SQLException {
        var from = week("/from", request.from());
        var to = week("/to", request.to());
        if (from.first().isAfter(to.first())) {
            throw ProblemException.invalid("/from", "after-to", "from is after to");
        }
        if (from.until(to) >= MOST_WEEKS) {
            var detail = "At most " + MOST_WEEKS + " weeks at once";
            throw new ProblemException(
                    DayRangeQuery.RANGE_TOO_LARGE, detail, List.of(new Fault("/to", "too-large", detail)));
        }
        if (!to.last().isBefore(LocalDate.ofInstant(clock.instant(), community.zone()))) {
            throw ProblemException.invalid("/to", "not-over", to + " is not over");
        }
        if (community.firstDay() == null || from.last().isBefore(community.firstDay())) {
            throw ProblemException.invalid("/from", "no-data", from + " lies before the first event");
        }
        var mondays = Period.covering(Granularity.WEEK, from.first(), to.first()).stream()
                .map(Period::first)
                .toList();
        try (var connection = requests.getConnection()) {
            scorings.add(connection, community.id(), mondays, now());
        }
        return ofWeeks(community.id(), from.first(), to.first());
    }

    /** A scoring; a problem (404) when there is none of the week. */
    Scoring get(Community community, String week) throws SQLException {
        var wanted = week("week", week);
        return ofWeeks(community.id(), wanted.first(), wanted.first()).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("scoring of", week));
    }

    /** Latest week first. */
    List<Scoring> page(Community community, LocalDate before, int limit) throws SQLException {
        try (var connection = requests.getConnection()) {
            return scorings.page(connection, community.id(), before, limit);
        }
    }

    private List<Scoring> ofWeeks(UUID community, LocalDate from, LocalDate to) throws SQLException {
        try (var connection = requests.getConnection()) {
            return scorings.ofWeeks(connection, community, from, to);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
