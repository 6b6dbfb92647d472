package org.communityops.member.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.communityops.member.input.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account on a platform that is to belong to a member. */
@Schema(name = "LinkIdentity", description = "An account on a platform (身份) that is to belong to a member")
public record LinkIdentity(
        @Schema(
                description = "Platform (平台): the scheme of the URIs that its events name as their source",
                examples = "wecom")
        @NotNull @Pattern(regexp = PLATFORM, message = "must be a URI scheme in lower case, such as wecom") String platform,

        @Schema(description = "The platform's own id of the account", maxLength = 256, examples = "wm8f3k")
        @NotNull @Text(max = 256)
        String externalId,

        @Schema(description = "Name that the account shows on the platform (昵称)", maxLength = 200, examples = "ann")
        @Text(max = 200)
        @Nullable String handle) {

    /** What a platform looks like. */
    public static final String PLATFORM = "[a-z][a-z0-9+.-]{0,63}";
}
