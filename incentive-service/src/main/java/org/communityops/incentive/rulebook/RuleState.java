package org.communityops.incentive.rulebook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a rule stands in its life. */
@Schema(
        name = "RuleState",
        description =
                "DRAFT: never published (草稿). SCHEDULED: published, its first version becomes active later (待生效). ACTIVE: pays (生效中). PAUSED (已暂停). RETIRED: pays for nothing that happens later, for ever (已停用).")
enum RuleState {
    DRAFT,
    SCHEDULED,
    ACTIVE,
    PAUSED,
    RETIRED
}
