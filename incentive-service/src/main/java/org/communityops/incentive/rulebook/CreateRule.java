package org.communityops.incentive.rulebook;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.communityops.incentive.rule.RuleDefinition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to make a rule. */
@Schema(name = "CreateRule", description = "A new earning rule (积分规则); its first version is a draft.")
record CreateRule(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}", message = "must be 1 to 64 of a-z, 0-9 and -") @Schema(description = "Names the rule within its community, for ever.", examples = "good-answer")
        String key,

        @NotBlank @Size(max = 200) @Schema(description = "What people call the rule; the reason of its postings (名称).", examples = "Good answer")
        String name,

        @NotNull @Valid RuleDefinition definition) {}
