package org.communityops.kpi.attribution;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say what is attributed, and how. */
public class AttributionQuery {
    private static final Pattern EVENT_TYPE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");
    private static final Pattern ISO_4217 = Pattern.compile("[A-Z]{3}");

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

    @BeanParam
    TouchQuery touches = new TouchQuery();

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
        return touches.windowDays();
    }

    int halfLifeDays() {
        return touches.halfLifeDays();
    }

    @Nullable String currency() {
        if (currency != null && !ISO_4217.matcher(currency).matches()) {
            throw ProblemException.invalid("currency", "pattern", "currency is an ISO 4217 code, as CNY");
        }
        return currency;
    }
}
