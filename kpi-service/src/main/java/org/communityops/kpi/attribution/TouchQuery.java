package org.communityops.kpi.attribution;

import jakarta.ws.rs.QueryParam;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say which touches count, and how much with time. */
public class TouchQuery {
    private static final int MOST_DAYS = 365;
    private static final int MONTH = 30;
    private static final int WEEK = 7;

    @QueryParam("windowDays")
    @Parameter(
            description =
                    "How many days of 24 hours before a conversion a touch counts (回溯窗口), 1 to 365; 30 when left out.",
            example = "30",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "365", defaultValue = "30"))
    @Nullable Integer windowDays;

    @QueryParam("halfLifeDays")
    @Parameter(
            description =
                    "In how many days a touch loses half of its weight under TIME_DECAY (半衰期), 1 to 365; 7 when left out.",
            example = "7",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "365", defaultValue = "7"))
    @Nullable Integer halfLifeDays;

    /** Days of 24 hours before a conversion; a problem (422) when out of bounds. */
    public int windowDays() {
        return within("windowDays", windowDays, MONTH);
    }

    /** The days in which a touch loses half of its weight; a problem (422) when out of bounds. */
    public int halfLifeDays() {
        return within("halfLifeDays", halfLifeDays, WEEK);
    }

    private static int within(String name, @Nullable Integer value, int usual) {
        var days = value == null ? usual : value;
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemException.invalid(name, "range", name + " is a number from 1 to " + MOST_DAYS);
        }
        return days;
    }
}
