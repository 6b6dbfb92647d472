package org.communityops.member.key;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key as callers see it.
 *
 * @param key the key itself; in the answer that makes it and never again
 */
@Schema(
        name = "ApiKey",
        description = "An API key (密钥)",
        requiredProperties = {"id", "name", "kind", "communities", "createdAt", "expiresAt"})
record KeyView(
        @Schema(description = "The part of the key that names it", examples = "4fGh29Kd0LmQ")
        String id,

        @Schema(description = "What the key is for, in the owner's words", examples = "WeCom bot of the tea house")
        String name,

        @Schema(
                enumeration = {"own", "app", "bot", "bi", "svc"},
                examples = "bot")
        String kind,

        @Schema(ref = KeyCommunitiesSchema.NAME) KeyCommunities communities,

        @Schema(description = "The permissions that it is narrowed to; absent when it has all of its kind") @Nullable List<String> scopes,

        @Schema(examples = "2026-11-20T02:15:00Z") Instant createdAt,

        @Schema(description = "The key that made it; absent for the first owner key", examples = "7hGw20aPz1Xc")
        @Nullable String createdBy,

        @Schema(description = "Until when it is good (有效期)", examples = "2027-11-20T02:15:00Z")
        Instant expiresAt,

        @Schema(description = "Since when it is no longer good (吊销)", examples = "2026-12-01T00:00:00Z") @Nullable Instant revokedAt,

        @Schema(description = "The key that it was rotated to", examples = "9sLk31dRv5Bn") @Nullable String replacedBy,

        @Schema(description = "The key itself, in the answer that makes it and never again") @Nullable String key) {

    static KeyView of(IssuedKey k) {
        return of(k, null);
    }

    static KeyView of(IssuedKey k, @Nullable String text) {
        return new KeyView(
                k.id,
                k.name,
                k.kind,
                new KeyCommunities(k.communities),
                k.scopes,
                k.createdAt,
                k.createdBy,
                k.expiresAt,
                k.revokedAt,
                k.replacedBy,
                text);
    }

    /** Names this content. */
    String tag() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Without the key itself, which is not for logs. */
    @Override
    public String toString() {
        return String.join(
                " ",
                id,
                name,
                kind,
                communities.toString(),
                String.valueOf(scopes),
                expiresAt.toString(),
                String.valueOf(revokedAt),
                String.valueOf(replacedBy));
    }
}
