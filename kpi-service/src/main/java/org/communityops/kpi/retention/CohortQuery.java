package org.communityops.kpi.retention;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say what a cohort is and what it means to be retained. */
public class CohortQuery {
    static final Set<Granularity> COHORTS = Set.of(Granularity.DAY, Granularity.WEEK, Granularity.MONTH);

    private static final int MOST_CHARACTERS = 200;

    @QueryParam("basis")
    @Parameter(
            description =
                    "What puts a member into a cohort: JOINED, the day of joining, or FIRST_ACTIVITY, the first active day.",
            example = "FIRST_ACTIVITY",
            schema =
                    @Schema(
                            enumeration = {"JOINED", "FIRST_ACTIVITY"},
                            defaultValue = "JOINED"))
    @Nullable String basis;

    @QueryParam("mode")
    @Parameter(
            description =
                    "Who counts for a period: ON, who is active in it, or ON_OR_AFTER, who is active in it or in any later one up to the cut-off.",
            example = "ON_OR_AFTER",
            schema =
                    @Schema(
                            enumeration = {"ON", "ON_OR_AFTER"},
                            defaultValue = "ON"))
    @Nullable String mode;

    @QueryParam("minDays")
    @Parameter(
            description =
                    "On how many days of a period a member is active at least to count as active in it (最低频次): 1, up to 7 for weeks and 28 for months.",
            example = "2",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "28", defaultValue = "1"))
    @Nullable Integer minDays;

    @QueryParam("channel")
    @Parameter(
            description =
                    "Only members who arrived over this channel (渠道): the one of their latest `channel.touched` up to their first `member.joined`, or of that event itself.",
            example = "weibo",
            schema = @Schema(type = SchemaType.STRING, maxLength = MOST_CHARACTERS))
    @Nullable String channel;

    /** Read with the granularity of the cohorts; a problem (422, or 400) for what does not exist. */
    CohortDefinition definition(Granularity granularity) {
        var days = minDays == null ? 1 : minDays;
        var most = mostDays(granularity);
        if (days < 1 || days > most) {
            throw ProblemException.invalid(
                    "minDays", "range", "minDays is 1 to " + most + " for periods of a " + name(granularity));
        }
        if (channel != null && channel.length() > MOST_CHARACTERS) {
            throw ProblemException.badParameter("channel", "channel has " + MOST_CHARACTERS + " characters at most");
        }
        return new CohortDefinition(
                granularity,
                named("basis", CohortDefinition.Basis.class, basis, CohortDefinition.Basis.JOINED),
                named("mode", CohortDefinition.Mode.class, mode, CohortDefinition.Mode.ON),
                days,
                channel);
    }

    /** Reads the period of a cohort; a problem (422) for one that is no day, week or month. */
    static Period cohort(String text) {
        return Period.parse(text)
                .filter(period -> COHORTS.contains(period.granularity()))
                .orElseThrow(() -> ProblemException.invalid("cohort", "unknown", "cohort is a day, week or month"));
    }

    private static int mostDays(Granularity granularity) {
        return switch (granularity) {
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH, QUARTER, YEAR -> 28;
        };
    }

    private static String name(Granularity granularity) {
        return granularity.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E named(String parameter, Class<E> type, @Nullable String name, E otherwise) {
        if (name == null) {
            return otherwise;
        }
        var values = type.getEnumConstants();
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        parameter, "unknown", parameter + " is one of " + Arrays.toString(values)));
    }
}
