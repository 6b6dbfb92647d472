package org.communityops.incentive.exposure;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends when a member meets what an experiment varies. */
@Schema(description = "A member meets what an experiment varies (曝光).")
record CreateExposure(
        @NotNull @Schema(description = "Who (会员).") UUID memberId) {}
