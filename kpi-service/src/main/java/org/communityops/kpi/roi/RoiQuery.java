package org.communityops.kpi.roi;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.attribution.Model;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say for what a return is told, and how sales are attributed. */
public class RoiQuery {
    private static final Pattern ISO_4217 = Pattern.compile("[A-Z]{3}");
    private static final int MOST_DAYS = 365;
    private static final int MONTH = 30;
    private static final int WEEK = 7;

    @QueryParam("by")
    @Parameter(
            description = "CAMPAIGN (活动), CHANNEL (渠道) or LINE (预算线); CAMPAIGN when left out.",
            example = "CAMPAIGN",
            schema = @Schema(enumeration = {"CAMPAIGN", "CHANNEL", "LINE"}))
    @Nullable String by;

    @QueryParam("model")
    @Parameter(
            description = "How sales are divided among touches (归因模型); LINEAR when left out.",
            example = "LINEAR",
            schema = @Schema(enumeration = {"FIRST", "LAST", "LINEAR", "TIME_DECAY", "POSITION", "MARKOV", "SHAPLEY"}))
    @Nullable String model;

    @QueryParam("windowDays")
    @Parameter(
            description =
                    "How many days of 24 hours before a purchase a touch counts (回溯窗口), 1 to 365; 30 when left out.",
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

    @QueryParam("currency")
    @Parameter(
            description =
                    "The currency (货币) of sales and costs, an ISO 4217 code; can be left out while there is only one.",
            example = "CNY",
            schema = @Schema(pattern = "^[A-Z]{3}$"))
    @Nullable String currency;

    RoiBy by() {
        return by == null ? RoiBy.CAMPAIGN : named("by", by, RoiBy.values());
    }

    Model model() {
        return model == null ? Model.LINEAR : named("model", model, Model.values());
    }

    int windowDays() {
        return within("windowDays", windowDays, MONTH);
    }

    int halfLifeDays() {
        return within("halfLifeDays", halfLifeDays, WEEK);
    }

    @Nullable String currency() {
        if (currency != null && !ISO_4217.matcher(currency).matches()) {
            throw ProblemException.invalid("currency", "pattern", "currency is an ISO 4217 code, as CNY");
        }
        return currency;
    }

    private static <E extends Enum<E>> E named(String name, String wanted, E[] known) {
        return Arrays.stream(known)
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(name, "unknown", name + " is one of " + List.of(known)));
    }

    private static int within(String name, @Nullable Integer value, int usual) {
        var days = value == null ? usual : value;
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemException.invalid(name, "range", name + " is a number from 1 to " + MOST_DAYS);
        }
        return days;
    }
}
