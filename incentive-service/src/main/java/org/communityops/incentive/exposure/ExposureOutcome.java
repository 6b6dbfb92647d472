package org.communityops.incentive.exposure;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of telling that a member was exposed. */
@Schema(description = "What came of telling that a member was exposed.")
record ExposureOutcome(
        UUID memberId,

        @Schema(
                description =
                        "RECORDED (已记录): the first time. KNOWN (已存在): not the first time; nothing changed. OUTSIDE (不在流量内): does not take part. NO_MEMBER (无此会员): the community does not know this member.")
        Kind outcome,

        @Nullable @Schema(description = "The first exposure; absent unless RECORDED or KNOWN.")
        Exposure exposure) {
    @Schema(name = "ExposureOutcomeKind")
    enum Kind {
        RECORDED,
        KNOWN,
        OUTSIDE,
        NO_MEMBER
    }
}
