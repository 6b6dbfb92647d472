package org.communityops.kpi.response;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.series.Lines;
import org.jspecify.annotations.Nullable;

/** Tells how soon a first response comes. */
@ApplicationScoped
class ResponseService {
    private static final int MOST_DAYS = 90;
    private static final int WEEK = 7;

    private final ResponseRepository repository;
    private final Lines lines;

    ResponseService(ResponseRepository repository, Lines lines) {
        this.repository = repository;
        this.lines = lines;
    }

    /** The first responses to what was asked on some days; a problem (422) when the window is out of bounds. */
    ResponseView responses(
            Community community, DayRangeQuery days, @Nullable String wanted, @Nullable Integer windowDays)
            throws SQLException {
        var asked = Asked.parse(wanted);
        var window = windowDays == null ? WEEK : windowDays;
        if (window < 1 || window > MOST_DAYS) {
            throw ProblemException.invalid("windowDays", "range", "windowDays is a number from 1 to " + MOST_DAYS);
        }
        var range = lines.days(community, days);
        var found = repository.first(community, asked, range, window);
        return new ResponseView(
                asked,
                range.from(),
                range.to(),
                window,
                community.zone().getId(),
                community.lastDay(),
                found.asks(),
                found.total(),
                found.responders());
    }
}
