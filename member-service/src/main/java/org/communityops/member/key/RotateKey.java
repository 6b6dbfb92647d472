package org.communityops.member.key;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to have a key replaced. */
@Schema(name = "RotateKey", description = "How a key is to be replaced")
record RotateKey(
        @Schema(description = "For how many hours more the old key is good", defaultValue = "24", examples = "24")
        @Min(0) @Max(168) Integer overlapHours) {

    RotateKey {
        overlapHours = Objects.requireNonNullElse(overlapHours, 24);
    }
}
