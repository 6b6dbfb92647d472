package org.communityops.member.member;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.communityops.member.identity.LinkIdentity;
import org.communityops.member.input.CalendarTime;
import org.communityops.member.input.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to add a member. */
@Schema(name = "CreateMember", description = "A member (成员) to be added")
record CreateMember(
        @Schema(description = "Name that people see (昵称)", maxLength = 200, examples = "Ann 安")
        @NotNull @Text(max = 200)
        String displayName,

        @Schema(description = "Whether the member is admitted (状态)", defaultValue = "ACTIVE", examples = "ACTIVE")
        MemberStatus status,

        @Schema(description = "Since when (加入时间); now, when it is left out", examples = "2026-11-20T02:15:00Z")
        @CalendarTime
        @Nullable Instant joinedAt,

        @Schema(description = "Accounts of the member, each at most once") @Size(max = 20) List<@NotNull @Valid LinkIdentity> identities) {

    CreateMember {
        status = Objects.requireNonNullElse(status, MemberStatus.ACTIVE);
        // Not List.copyOf: a null element is for validation to name, not for a NullPointerException.
        identities = identities == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(identities));
    }

    MemberSettings settings(Instant now) {
        return new MemberSettings(displayName, status, Objects.requireNonNullElse(joinedAt, now));
    }
}
