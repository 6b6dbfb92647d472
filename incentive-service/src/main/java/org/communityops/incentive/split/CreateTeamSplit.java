package org.communityops.incentive.split;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.split.TeamSplit.Rule;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to share a team's points. The amount is read as a decimal so that a fraction can be refused. */
@Schema(description = "Shares points of a team's wallet among members (团队积分分配).")
record CreateTeamSplit(
        @NotBlank @Size(max = 64) @Schema(description = "Kind of points (积分种类); one that can be spent.", examples = "points")
        String currency,

        @NotNull @Schema(type = SchemaType.INTEGER, format = "int64", description = "How many; 1 to 10^12.", examples = "100")
        BigDecimal amount,

        @NotNull Rule rule,

        @NotNull @Size(min = 1, max = 500) @Schema(description = "Who shares, each once.")
        List<@NotNull @Valid Part> members,

        @NotBlank @Size(max = 500) @Schema(description = "Shown to the members (原因).", examples = "Won the autumn campaign")
        String reason) {
    /** Who shares. */
    @Schema(name = "TeamSplitPart", description = "Who shares, and with which weight.")
    record Part(
            @NotNull @Schema(description = "The member (会员).")
            UUID memberId,

            @Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000000") @Digits(integer = 7, fraction = 6) @Schema(description = "For WEIGHTED, and only then (权重); above 0, at most 10^6.", examples = "2.5")
            BigDecimal weight) {}
}
