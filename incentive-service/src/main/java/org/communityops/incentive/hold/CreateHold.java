package org.communityops.incentive.hold;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to set points aside. The amount is read as a decimal so that a fraction can be refused. */
@Schema(description = "Sets points of a member aside (冻结积分).")
record CreateHold(
        @NotNull @Schema(description = "Whose points (会员).") UUID memberId,

        @NotBlank @Size(max = 64) @Schema(description = "Kind of points (积分种类); one that can be spent.", examples = "points")
        String currency,

        @NotNull @Schema(type = SchemaType.INTEGER, format = "int64", description = "How many; 1 to 10^12.", examples = "120")
        BigDecimal amount,

        @NotBlank @Size(max = 500) @Schema(description = "Shown to the member (原因).", examples = "Order 4711")
        String reason,

        @Nullable @Schema(
                description = "When the points go back by themselves (到期时间); never when absent.",
                examples = "2026-11-20T03:15:00Z")
        Instant expiresAt) {}
