package org.communityops.member.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An identity as part of its member.
 *
 * @param externalId null for callers who may not know who the member is
 */
@Schema(
        name = "LinkedIdentity",
        description = "An account on a platform (身份) of the member",
        requiredProperties = {"platform"})
public record LinkedIdentity(
        @Schema(description = "Platform (平台)", examples = "wecom")
        String platform,

        @Schema(description = "The platform's own id of the account; absent for BI keys", examples = "wm8f3k") @Nullable String externalId,

        @Schema(description = "Name that the account shows on the platform (昵称); absent for BI keys", examples = "ann")
        @Nullable String handle) {

    static LinkedIdentity of(Identity identity) {
        return new LinkedIdentity(identity.platform, identity.externalId, identity.handle);
    }

    /** The same without anything that tells who the member is. */
    public LinkedIdentity pseudonymous() {
        return new LinkedIdentity(platform, null, null);
    }
}
