package org.communityops.kpi.series;

import jakarta.ws.rs.QueryParam;
import org.communityops.kpi.period.Granularity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say in which periods and in which currency figures are wanted. */
public class FormQuery {
    @QueryParam("granularity")
    @Parameter(
            description =
                    "How long a period is (粒度): DAY, WEEK, MONTH, QUARTER or YEAR, as far as the metric has it; the metric's first when left out.",
            example = "MONTH",
            schema = @Schema(enumeration = {"DAY", "WEEK", "MONTH", "QUARTER", "YEAR"}))
    @Nullable String granularity;

    @QueryParam("currency")
    @Parameter(
            description =
                    "The currency (货币) of metrics in money, an ISO 4217 code; can be left out while the community has been paid in one currency only. Other metrics do not look at it.",
            example = "CNY",
            schema = @Schema(pattern = "^[A-Z]{3}$"))
    @Nullable String currency;

    /** Periods of a length, in a currency. */
    public static FormQuery of(Granularity granularity, @Nullable String currency) {
        var form = new FormQuery();
        form.granularity = granularity.name();
        form.currency = currency;
        return form;
    }

    /** The currency that was named. */
    public @Nullable String currency() {
        return currency;
    }

    /** The same in a currency. */
    public FormQuery in(@Nullable String code) {
        var other = new FormQuery();
        other.granularity = granularity;
        other.currency = code;
        return other;
    }
}
