package org.communityops.member.identity;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to the question whose account this is. */
@Schema(
        name = "Identity",
        description = "An account on a platform (身份) and whose it is",
        requiredProperties = {"platform", "externalId", "memberId"})
public record IdentityView(
        @Schema(description = "Platform (平台)", examples = "wecom")
        String platform,

        @Schema(description = "The platform's own id of the account", examples = "wm8f3k")
        String externalId,

        @Schema(description = "The member that it belongs to", examples = "01990d6e-8a00-7000-8000-000000000002")
        UUID memberId) {

    /** Where the identity is found. */
    public URI location(UUID communityId) {
        return UriBuilder.fromPath("/v1/communities/{communityId}/identities/{platform}/{externalId}")
                .build(communityId, platform, externalId);
    }

    static IdentityView of(Identity identity) {
        return new IdentityView(identity.platform, identity.externalId, identity.memberId);
    }
}
