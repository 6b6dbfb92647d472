package org.communityops.incentive.hold;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to be paid from a hold. */
@Schema(description = "Takes what a hold has set aside (扣减冻结).")
record CaptureHold(
        @Nullable @Schema(
                type = SchemaType.INTEGER,
                format = "int64",
                description =
                        "How many points are taken, at most what is held; the rest goes back. All of them when absent.",
                examples = "100")
        BigDecimal amount) {}
