package org.communityops.kpi.roi;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.attribution.Model;
import org.communityops.kpi.attribution.TouchQuery;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say for what a return is told, and how sales are attributed. */
public class RoiQuery {
    private static final Pattern ISO_4217 = Pattern.compile("[A-Z]{3}");

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

    @BeanParam
    TouchQuery touches = new TouchQuery();

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

    private static <E extends Enum<E>> E named(String name, String wanted, E[] known) {
        return Arrays.stream(known)
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(name, "unknown", name + " is one of " + List.of(known)));
    }
}
