package org.communityops.incentive.honour;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to make an honour. */
@Schema(description = "Makes an honour (荣誉).")
record CreateHonour(
        @NotNull @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,63}", message = "must be 1 to 64 of a-z, 0-9, . and -") @Schema(description = "Names the honour within its community, for ever.", examples = "best-contribution")
        String key,

        @NotBlank @Size(max = 200) @Schema(description = "What people call it (名称).", examples = "Best contribution")
        String name,

        @Nullable @Size(max = 200) @Pattern(regexp = HonourSettings.VISIBLE, message = "must not be blank") @Schema(description = "The name in Chinese (中文名称).", examples = "最佳贡献")
        String nameZh,

        @NotBlank @Size(max = 1000) @Schema(description = "What it stands for (说明).", examples = "Who has given most to the community")
        String description,

        @Nullable @Size(max = 1000) @Pattern(regexp = HonourSettings.VISIBLE, message = "must not be blank") @Schema(description = "The same in Chinese (中文说明).", examples = "对社群贡献最大的成员")
        String descriptionZh) {
    HonourSettings settings() {
        return new HonourSettings(name, nameZh, description, descriptionZh, true);
    }
}
