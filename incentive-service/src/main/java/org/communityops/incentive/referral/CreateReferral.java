package org.communityops.incentive.referral;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to record who brought whom. */
@Schema(description = "Records who brought whom (推荐).")
record CreateReferral(
        @NotNull @Schema(description = "Who invited (邀请人).", examples = "0197c0de-0000-7000-8000-000000000001")
        UUID inviterId,

        @NotNull @Schema(description = "Who came (被邀请人).", examples = "0197c0de-0000-7000-8000-000000000002")
        UUID inviteeId,

        @Nullable @PastOrPresent @Schema(description = "When the invitation was accepted; now when absent.", examples = "2026-11-20T02:15:00Z")
        Instant acceptedAt) {}
