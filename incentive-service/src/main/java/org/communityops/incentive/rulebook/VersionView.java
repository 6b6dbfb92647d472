package org.communityops.incentive.rulebook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.communityops.incentive.rule.RuleDefinition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a rule as callers see it. */
@Schema(name = "RuleVersion", description = "A version of an earning rule (规则版本). A published one never changes.")
record VersionView(
        UUID ruleId,

        @Schema(description = "1, 2, 3 …", examples = "2") int version,

        @Schema(description = "What people call the rule as of this version (名称).", examples = "Message posted")
        String name,

        RuleDefinition definition,

        @Schema(description = "When it was begun.", examples = "2026-11-19T08:00:00Z")
        Instant createdAt,

        @Nullable @Schema(description = "When it was published (发布时间); absent in a draft.", examples = "2026-11-20T02:00:00Z")
        Instant publishedAt,

        @Nullable @Schema(
                description = "It acts on events from this time on (生效时间); absent when it acts on all, and in a draft.",
                examples = "2026-12-01T00:00:00Z")
        Instant activeFrom,

        @JsonIgnore int revision) {
    @JsonIgnore
    boolean isDraft() {
        return publishedAt == null;
    }

    String tag() {
        return version + "-" + revision + (isDraft() ? "" : "-published");
    }

    RuleDraft draft() {
        return new RuleDraft(name, definition);
    }
}
