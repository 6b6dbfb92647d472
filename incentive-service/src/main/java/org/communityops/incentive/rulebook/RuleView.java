package org.communityops.incentive.rule;

import java.time.Instant;
import java.util.UUID;
import org.communityops.incentive.rule.RuleRepository.StoredRule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule as callers see it. */
@Schema(name = "Rule", description = "An earning rule (积分规则) in the version that is in force.")
record RuleView(
        UUID id,

        @Schema(description = "Names the rule within its community.", examples = "message-posted")
        String key,

        @Schema(description = "What people call it (名称).", examples = "Message posted")
        String name,

        @Schema(description = "The version in force; entries name the version that earned them.", examples = "1")
        int version,

        RuleDefinition definition,

        @Schema(description = "When this version was made.", examples = "2026-01-05T02:00:00Z")
        Instant createdAt) {
    static RuleView of(StoredRule rule) {
        return new RuleView(rule.id(), rule.key(), rule.name(), rule.version(), rule.definition(), rule.createdAt());
    }
}
