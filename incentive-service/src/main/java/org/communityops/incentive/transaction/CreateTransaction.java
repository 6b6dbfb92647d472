package org.communityops.incentive.transaction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.communityops.incentive.expiry.ExpiryTerms;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to move points by hand. */
@Schema(description = "Moves points by hand (手工记账).")
record CreateTransaction(
        @NotNull @Schema(description = "Why points move.", examples = "GRANT")
        Kind kind,

        @NotBlank @Size(max = 64) @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @NotNull @Size(max = 100) @Schema(description = "At least two; their amounts sum to zero. No account twice.")
        List<@NotNull @Valid Line> lines,

        @NotBlank @Size(max = 500) @Schema(description = "Shown to the member (原因).", examples = "Helped at the meetup")
        String reason,

        @Nullable @Schema(
                description =
                        "For a GRANT: when the points end if they were not used by then (到期时间); never when neither this nor `expiry` is given.",
                examples = "2027-12-31T16:00:00Z")
        Instant expiresAt,

        @Nullable @Valid ExpiryTerms expiry) {

    /** What can be posted by hand. */
    @Schema(
            name = "ManualTransactionKind",
            description =
                    "GRANT: from the system to wallets (发放). SPEND: from wallets to the system (消费). TRANSFER: between wallets, or between system accounts (转账).")
    enum Kind {
        GRANT,
        SPEND,
        TRANSFER
    }

    /** One side. The amount is read as a decimal so that a fraction can be refused instead of cut off. */
    @Schema(name = "TransactionLineRequest", description = "What the transaction adds to an account (分录).")
    record Line(
            @NotBlank @Size(max = 100) @Schema(
                    description =
                            "`member:<id>`, `team:<id>` or `system:<name>`; system accounts are issuance, expiry, redemption and budget.",
                    examples = "member:0197c0de-0000-7000-8000-000000000001")
            String account,

            @NotNull @Schema(
                    type = SchemaType.INTEGER,
                    format = "int64",
                    description = "Points that the account gains, or loses when negative; not 0, at most 10^12.",
                    examples = "25")
            @Nullable BigDecimal amount) {}
}
