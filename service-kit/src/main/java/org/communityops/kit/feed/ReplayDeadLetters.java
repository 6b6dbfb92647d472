package org.communityops.kit.feed;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks for the dead letters of a feed to be applied again. */
@Schema(description = "Which dead letters (死信) to apply again.")
record ReplayDeadLetters(
        @NotNull @Pattern(regexp = FEEDS) @Schema(description = "The service whose feed it is.", examples = "activity")
        String feed) {
    static final String FEEDS = "member|activity|incentive|kpi";
}
