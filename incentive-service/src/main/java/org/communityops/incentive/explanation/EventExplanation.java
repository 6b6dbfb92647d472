package org.communityops.incentive.explanation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an event paid what it did, or nothing. */
@Schema(name = "EventExplanation", description = "Why an event paid what it did, or nothing (积分说明).")
record EventExplanation(
        EventRef event,

        @Schema(description = "Every published rule: those that matched, and for the others what failed first.")
        List<RuleExplanation> rules) {
    EventExplanation {
        rules = List.copyOf(rules);
    }
}
