package org.communityops.incentive.exposure;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends when many members meet what an experiment varies. */
@Schema(description = "Members meet what an experiment varies (批量曝光).")
record CreateExposureBatch(
        @NotNull @Size(min = 1, max = 500) @Schema(description = "Who (会员); up to 500. One who is named twice is exposed once.")
        List<@NotNull UUID> memberIds) {}
