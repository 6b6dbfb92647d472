package org.communityops.kpi.funnel;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.communityops.kit.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to save a funnel. */
@Schema(name = "CreateFunnel", description = "A funnel to be saved.")
record CreateFunnel(
        @Schema(description = "Its name (名称).", examples = "activation") @NotBlank @Size(max = 80) String name,

        @Schema(
                description = "Whether a step has to be reached after the one before it; false when left out.",
                examples = "false")
        @Nullable Boolean ordered,

        @Schema(
                description = "How many days count for a member, that of the first step included; all when left out.",
                examples = "30")
        @Min(1) @Max(366) @Nullable Integer windowDays,

        @Schema(
                description = "Whether only members count whose window the data reach to its end; false when left out.",
                examples = "true")
        @Nullable Boolean completeOnly,

        @Schema(description = "A ready-made funnel (预设) instead of steps.", examples = "FIVE_RINGS") @Nullable FunnelPreset preset,

        @Schema(description = "The steps (步骤), 2 to 10, no two alike; left out with a preset.")
        @Size(min = 2, max = 10) @Nullable List<@NotNull @Valid FunnelStep> steps) {

    FunnelDefinition definition() {
        return new FunnelDefinition(
                Boolean.TRUE.equals(ordered), windowDays, Boolean.TRUE.equals(completeOnly), wanted());
    }

    /** What is wrong with the steps together. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if ((steps == null) == (preset == null)) {
            faults.add(new Fault("/steps", "steps-or-preset", "A funnel has either steps or a preset"));
        }
        if (Boolean.TRUE.equals(completeOnly) && windowDays == null) {
            faults.add(new Fault("/completeOnly", "needs-window", "completeOnly needs windowDays"));
        }
        var wanted = wanted();
        for (var i = 0; i < wanted.size(); i++) {
            var step = wanted.get(i);
            if (wanted.subList(0, i).stream().anyMatch(s -> s.name().equals(step.name()) || s.asksTheSameAs(step))) {
                faults.add(new Fault("/steps/" + i, "repeated", "This step repeats an earlier one"));
            }
        }
        return faults;
    }

    private List<FunnelStep> wanted() {
        if (steps != null) {
            return steps;
        }
        return preset == null ? List.of() : preset.steps();
    }
}
