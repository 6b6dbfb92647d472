package org.communityops.kpi.attribution;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say what is attributed, and how. */
public class AttributionQuery {
    private static final Pattern EVENT_TYPE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");
    private static final Pattern ISO_4217 = Pattern.compile("[A-Z]{3}");
    private static final int MOST_DAYS = 365;
    private static final int MONTH = 30;
    private static final int WEEK = 7;

    @QueryParam("conversion")
    @Parameter(
            description = "The event type that is a conversion (转化); `purchase.completed` when left out.",
            example = "purchase.completed")
    @Nullable String conversion;

    @QueryParam("model")
    @Parameter(
            description = "One model (归因模型); all seven when left out.",
            example = "SHAPLEY",
            schema = @Schema(enumeration = {"FIRST", "LAST", "LINEAR", "TIME_DECAY", "POSITION", "MARKOV", "SHAPLEY"}))
    @Nullable String model;

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

    @QueryParam("currency")
    @Parameter(
            description =
                    "Currency (ISO 4217) of the amounts that are attributed; the only one of the conversions when left out.",
            example = "CNY")
    @Nullable String currency;

    String conversion() {
        var type = conversion == null ? "purchase.completed" : conversion;
        if (!EVENT_TYPE.matcher(type).matches() || type.equals(JourneyReader.TOUCH)) {
            throw ProblemException.invalid(
                    "conversion", "pattern", "conversion is an event type, and not " + JourneyReader.TOUCH);
        }
        return type;
    }

    List<Model> models() {
        if (model == null) {
            return List.of(Model.values());
        }
        return Arrays.stream(Model.values())
                .filter(known -> known.name().equals(model))
                .findFirst()
                .map(List::of)
                .orElseThrow(() ->
                        ProblemException.invalid("model", "unknown", "model is one of " + List.of(Model.values())));
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

    private static int within(String name, @Nullable Integer value, int usual) {
        var days = value == null ? usual : value;
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemException.invalid(name, "range", name + " is a number from 1 to " + MOST_DAYS);
        }
        return days;
    }
}
