package org.communityops.kpi.outcome;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.outcome.Outcome.Reading;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say what is looked at for each member. */
public class OutcomeQuery {
    private static final Pattern EVENT_TYPE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");
    private static final Pattern ISO_4217 = Pattern.compile("[A-Z]{3}");
    private static final int MOST_DAYS = 90;
    private static final int WEEK = 7;

    @QueryParam("metric")
    @Parameter(
            description =
                    "A metric that reads for single members: `retention_d1`, `_d7`, `_d30` (whether a member is active on that day after the exposure), `messages`, `replies`, `reactions`, `threads_started` (how many in the window). The experiment's own when left out.",
            example = "retention_d7")
    @Nullable String metric;

    @QueryParam("outcome")
    @Parameter(description = "Instead of a metric: an event type, as `reading` says.", example = "purchase.completed")
    @Nullable String outcome;

    @QueryParam("reading")
    @Parameter(
            description = "What is made of the events of `outcome`: RATE, COUNT or AMOUNT; RATE when left out.",
            example = "AMOUNT",
            schema = @Schema(enumeration = {"RATE", "COUNT", "AMOUNT"}))
    @Nullable String reading;

    @QueryParam("currency")
    @Parameter(description = "Currency (ISO 4217) of the amounts; needed for AMOUNT.", example = "CNY")
    @Nullable String currency;

    @QueryParam("windowDays")
    @Parameter(
            description = "How many days of 24 hours after the exposure count (观察窗口), 1 to 90; 7 when left out.",
            example = "7",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "90", defaultValue = "7"))
    @Nullable Integer windowDays;

    /** What is wanted; a problem (422) when that cannot be counted for each member. */
    Outcome outcome(String own) {
        var window = windowDays == null ? WEEK : windowDays;
        if (window < 1 || window > MOST_DAYS) {
            throw ProblemException.invalid("windowDays", "range", "windowDays is a number from 1 to " + MOST_DAYS);
        }
        if (outcome == null) {
            var name = metric == null ? own : metric;
            return Outcome.ofMetric(name, window)
                    .orElseThrow(() -> ProblemException.invalid(
                            "metric",
                            "not-per-member",
                            "The metric " + name + " is not one of single members; name an event type as outcome"));
        }
        if (metric != null) {
            throw ProblemException.invalid("outcome", "ambiguous", "Name either a metric or an outcome");
        }
        if (!EVENT_TYPE.matcher(outcome).matches()) {
            throw ProblemException.invalid("outcome", "pattern", "outcome is an event type");
        }
        var how = reading();
        return Outcome.ofEvents(outcome, how, how == Reading.AMOUNT ? currency() : null, window);
    }

    private Reading reading() {
        return Arrays.stream(Reading.values())
                .filter(known ->
                        reading == null ? known == Reading.RATE : known.name().equals(reading))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("reading", "unknown", "reading is RATE, COUNT or AMOUNT"));
    }

    private String currency() {
        if (currency == null || !ISO_4217.matcher(currency).matches()) {
            throw ProblemException.invalid("currency", "pattern", "AMOUNT needs a currency, as CNY");
        }
        return currency;
    }
}
