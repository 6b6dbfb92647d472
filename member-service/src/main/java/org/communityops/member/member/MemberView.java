package org.communityops.member.member;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.member.identity.LinkedIdentity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member as callers see it.
 *
 * @param displayName null for callers who may not know who the member is
 * @param roles none: every member has the same rights so far
 */
@Schema(
        name = "Member",
        description = "A member (成员) of a community",
        requiredProperties = {"id", "status", "joinedAt", "roles", "identities", "createdAt"})
record MemberView(
        @Schema(examples = "01990d6e-8a00-7000-8000-000000000002")
        UUID id,

        @Schema(description = "Name that people see (昵称); absent for BI keys", examples = "Ann 安") @Nullable String displayName,

        @Schema(description = "Whether the member is admitted (状态)", examples = "ACTIVE")
        MemberStatus status,

        @Schema(description = "Since when (加入时间)", examples = "2026-11-20T02:15:00Z")
        Instant joinedAt,

        @Schema(description = "Level (会员等级) that the member has reached; absent before the first", examples = "2")
        @Nullable Integer level,

        @Schema(description = "Roles (角色) beyond that of every member")
        List<String> roles,

        @Schema(description = "Accounts (身份) of the member, by platform and id")
        List<LinkedIdentity> identities,

        @Schema(examples = "2026-11-20T02:15:00Z") Instant createdAt) {

    MemberView {
        roles = List.copyOf(roles);
        identities = List.copyOf(identities);
    }

    static MemberView of(Member m, List<LinkedIdentity> identities) {
        return new MemberView(m.id, m.displayName, m.status, m.joinedAt, m.level, List.of(), identities, m.createdAt);
    }

    /** The same without anything that tells who the member is. */
    MemberView pseudonymous() {
        var accounts = identities.stream().map(LinkedIdentity::pseudonymous).toList();
        return new MemberView(id, null, status, joinedAt, level, roles, accounts, createdAt);
    }

    /** Names this content: identities and level change without the member's own row. */
    String tag() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
