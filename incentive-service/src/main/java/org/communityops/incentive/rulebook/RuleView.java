package org.communityops.incentive.rulebook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.communityops.incentive.rule.RuleDefinition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule as callers see it: in the version that is in force, or if none is in the one that comes first. */
@Schema(
        name = "Rule",
        description =
                "An earning rule (积分规则) in the version that is in force; if none is, in the one that comes first.")
record RuleView(
        UUID id,

        @Schema(description = "Names the rule within its community.", examples = "message-posted")
        String key,

        @Schema(description = "What people call it (名称).", examples = "Message posted")
        String name,

        @Schema(description = "Where it stands (状态).", examples = "ACTIVE")
        RuleState state,

        @Schema(description = "The version that is shown; entries name the version that earned them.", examples = "1")
        int version,

        RuleDefinition definition,

        @Schema(description = "When this version was made.", examples = "2026-01-05T02:00:00Z")
        Instant createdAt,

        @Nullable @Schema(
                description =
                        "This version acts on events from this time on (生效时间); absent when it acts on all, and in a draft.",
                examples = "2026-11-20T02:15:00Z")
        Instant activeFrom,

        @Nullable @Schema(description = "The version that is being drafted (草稿), if one is.", examples = "2")
        Integer draftVersion,

        @Nullable @Schema(
                description =
                        "What the rule has paid of its budget (已用预算); only with a budget, and when one rule is read.",
                examples = "1250")
        Long spent,

        @JsonIgnore int revision) {
    String tag() {
        return version + "-" + revision + "-" + state + "-" + draftVersion + "-" + spent;
    }

    RuleView withSpent(long amount) {
        return new RuleView(
                id, key, name, state, version, definition, createdAt, activeFrom, draftVersion, amount, revision);
    }
}
