package org.communityops.incentive.simulation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.communityops.incentive.rule.RuleDefinition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule that is only tested. */
@Schema(
        name = "TestedRule",
        description =
                "A rule that is only tested (待测规则). It acts from the first day of the period on; nothing was paid before.")
public record TestedRule(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}", message = "must be 1 to 64 of a-z, 0-9 and -") @Schema(
                description = "Names it in the result; next to what the rule of the same key really paid.",
                examples = "message-posted")
        String key,

        @Nullable @Size(min = 1, max = 200) @Schema(description = "What people would call it.", examples = "Message posted")
        String name,

        @NotNull @Valid RuleDefinition definition) {}
