package org.communityops.incentive.backtest;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.communityops.incentive.simulation.TestedRule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends to have rules tested.
 *
 * @param rules null for those that the community has
 */
@Schema(name = "CreateBacktest", description = "Tests rules against a past period (回测).")
record CreateBacktest(
        @NotNull @Schema(description = "First local day of the period (起始日).", examples = "2026-10-01")
        LocalDate from,

        @NotNull @Schema(description = "Last local day of the period (截止日).", examples = "2026-10-31")
        LocalDate to,

        @Nullable @Size(min = 1, max = 50) @JsonDeserialize(using = TestedRules.class)
        @Schema(
                description =
                        "`CURRENT`: the rules that the community has, each event by the version of its time. Or a list of rules that take the place of all of them.",
                defaultValue = "CURRENT",
                anyOf = {CurrentRules.class, TestedRule[].class})
        List<@NotNull @Valid TestedRule> rules) {
    /** The word for the rules that the community has. */
    @Schema(name = "CurrentRules", description = "The rules that the community has (现行规则).")
    enum CurrentRules {
        CURRENT
    }
}
