package org.communityops.kpi.period;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters {@code from} and {@code to} of everything that is read by days. */
public class DayRangeQuery {
    /** More days than this would not fit into one answer. */
    public static final ProblemType RANGE_TOO_LARGE =
            new ProblemType("range-too-large", 422, "The range has too many days", "时间范围过大");

    private static final int MOST_DAYS = 3_660;

    @QueryParam("from")
    @Parameter(
            description = "First day, in the community's zone; the first day with data when left out.",
            example = "2026-05-01")
    @Nullable LocalDate from;

    @QueryParam("to")
    @Parameter(
            description =
                    "Last day, included; the data cut-off (数据截止日) when left out. At most 3,660 days after `from`.",
            example = "2026-05-31")
    @Nullable LocalDate to;

    /** What a caller asks for who names both days. */
    public static DayRangeQuery of(DayRange range) {
        var query = new DayRangeQuery();
        query.from = range.from();
        query.to = range.to();
        return query;
    }

    /** Whether the caller named a day. */
    public boolean isGiven() {
        return from != null || to != null;
    }

    /**
     * The range with its missing ends filled in; a problem (422) when it ends before it begins or is too large.
     *
     * @param firstDay where it begins unless said otherwise
     * @param lastDay where it ends unless said otherwise
     */
    public DayRange within(LocalDate firstDay, LocalDate lastDay) {
        var begin = from != null ? from : earlier(firstDay, to);
        var end = to != null ? to : later(lastDay, from);
        if (begin.isAfter(end)) {
            throw ProblemException.invalid("from", "after-to", "from is after to");
        }
        if (ChronoUnit.DAYS.between(begin, end) >= MOST_DAYS) {
            var detail = "At most " + MOST_DAYS + " days at once";
            throw new ProblemException(RANGE_TOO_LARGE, detail, List.of(new Fault("to", "too-large", detail)));
        }
        return new DayRange(begin, end);
    }

    private static LocalDate earlier(LocalDate day, @Nullable LocalDate other) {
        return other != null && other.isBefore(day) ? other : day;
    }

    private static LocalDate later(LocalDate day, @Nullable LocalDate other) {
        return other != null && other.isAfter(day) ? other : day;
    }
}
