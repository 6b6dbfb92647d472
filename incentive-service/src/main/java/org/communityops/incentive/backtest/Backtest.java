package org.communityops.incentive.backtest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.simulation.Scenario;
import org.communityops.incentive.simulation.SimulationResult;
import org.communityops.incentive.simulation.TestedRule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A back-test as it is asked for, worked on and told.
 *
 * @param tested the rules that take the place of those of the community; null for the latter
 * @param attempt how often somebody has begun to work on it
 */
@Schema(name = "Backtest", description = "A back-test (回测): a job and, once it is done, its result.")
record Backtest(
        @JsonIgnore UUID communityId,
        UUID id,

        @Schema(description = "First local day of the period.", examples = "2026-10-01")
        LocalDate from,

        @Schema(description = "Last local day of the period.", examples = "2026-10-31")
        LocalDate to,

        @JsonIgnore @Nullable List<TestedRule> tested,

        @Schema(description = "How far it has come (状态).", examples = "DONE")
        BacktestState state,

        @Schema(description = "Events that were looked at so far (已处理).", examples = "48210")
        long done,

        @Nullable @Schema(description = "Events that there are to look at (总数); absent until it runs.", examples = "48210")
        Long total,

        @Schema(description = "What went wrong (错误); empty unless it failed.")
        List<String> errors,

        @Nullable @Schema(description = "Absent until it is done.")
        SimulationResult result,

        @Schema(description = "When it was asked for.", examples = "2026-11-20T02:15:00Z")
        Instant createdAt,

        @Nullable @Schema(description = "When it was done, failed or cancelled.", examples = "2026-11-20T02:15:03Z")
        Instant finishedAt,

        @JsonIgnore int attempt) {
    Backtest {
        errors = List.copyOf(errors);
    }

    /** The rules as the caller named them. */
    @JsonProperty("rules")
    @Schema(
            description = "`CURRENT`, or the rules that were sent.",
            anyOf = {CreateBacktest.CurrentRules.class, TestedRule[].class})
    Object rules() {
        return tested == null ? TestedRules.CURRENT : tested;
    }

    Scenario scenario() {
        return new Scenario(communityId, from, to, tested);
    }

    String tag() {
        return state + "-" + done + "-" + attempt;
    }

    /** The same without the result, which may be long. */
    Backtest summary() {
        return new Backtest(
                communityId, id, from, to, tested, state, done, total, errors, null, createdAt, finishedAt, attempt);
    }
}
