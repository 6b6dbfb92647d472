package org.communityops.incentive.rulebook;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.communityops.incentive.rule.RuleDefinition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be changed in a draft. */
@Schema(name = "RuleDraft", description = "What a version of a rule says and is called (规则草稿).")
record RuleDraft(
        @NotBlank @Size(max = 200) @Schema(description = "What people call the rule; the reason of its postings (名称).", examples = "Good answer")
        String name,

        @NotNull @Valid RuleDefinition definition) {}
