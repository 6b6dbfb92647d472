package org.communityops.member.member;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.communityops.member.input.CalendarTime;
import org.communityops.member.input.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything of a member that an operator can change. */
@Schema(name = "MemberSettings", description = "What can be changed of a member (成员)")
record MemberSettings(
        @Schema(description = "Name that people see (昵称)", maxLength = 200, examples = "Ann 安")
        @NotNull @Text(max = 200)
        String displayName,

        @Schema(description = "Whether the member is admitted (状态)", examples = "ACTIVE") @NotNull MemberStatus status,

        @Schema(description = "Since when (加入时间)", examples = "2026-11-20T02:15:00Z") @NotNull @CalendarTime
        Instant joinedAt) {

    MemberSettings {
        // Validation names a missing date; it runs later.
        if (joinedAt != null) {
            joinedAt = joinedAt.truncatedTo(ChronoUnit.MICROS);
        }
    }
}
