package org.communityops.incentive.honour;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be changed of an honour. */
@Schema(name = "HonourSettings", description = "What can be changed of an honour (荣誉).")
public record HonourSettings(
        @NotBlank @Size(max = 200) @Schema(description = "What people call it (名称).", examples = "Best contribution")
        String name,

        @Nullable @Size(max = 200) @Pattern(regexp = VISIBLE, message = "must not be blank") @Schema(description = "The name in Chinese (中文名称).", examples = "最佳贡献")
        String nameZh,

        @NotBlank @Size(max = 1000) @Schema(description = "What it stands for (说明).", examples = "Who has given most to the community")
        String description,

        @Nullable @Size(max = 1000) @Pattern(regexp = VISIBLE, message = "must not be blank") @Schema(description = "The same in Chinese (中文说明).", examples = "对社群贡献最大的成员")
        String descriptionZh,

        @NotNull @Nullable @Schema(description = "False: nobody is given it any more (停用).", examples = "true")
        Boolean active) {
    /** A text with something to see. */
    public static final String VISIBLE = "[\\s\\S]*\\S[\\s\\S]*";
}
