package org.communityops.incentive.rulebook;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.communityops.incentive.rule.RuleDefinition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to begin another version; what is left out is taken from the latest. */
@Schema(
        name = "NewRuleVersion",
        description = "Another version, as a draft; what is left out is taken from the latest version.")
record NewVersion(
        @Nullable @Size(min = 1, max = 200) @Schema(description = "What people call the rule from then on (名称).", examples = "Good answer")
        String name,

        @Nullable @Valid RuleDefinition definition) {
    RuleDraft after(VersionView latest) {
        return new RuleDraft(
                name == null ? latest.name() : name, definition == null ? latest.definition() : definition);
    }
}
