package org.communityops.incentive.planaward;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to award points under a plan. Amounts are read as decimals so that a fraction can be refused. */
@Schema(description = "Awards points under a plan (计划奖励).")
record CreateAwards(
        @NotBlank @Size(max = 500) @Schema(description = "Shown to the members (原因).", examples = "Drew a lantern")
        String reason,

        @NotNull @Size(min = 1, max = 500) @Schema(description = "Who gets how much, each member once.")
        List<@NotNull @Valid Part> awards) {
    /** Who gets how much. */
    @Schema(name = "PlanAwardPart", description = "Who gets how much.")
    record Part(
            @NotNull @Schema(description = "Who gets it.", examples = "0197c0de-0000-7000-8000-000000000001")
            UUID memberId,

            @NotNull @DecimalMin("1") @DecimalMax("1000000000000") @Digits(integer = 13, fraction = 0) @Schema(
                    type = SchemaType.INTEGER,
                    format = "int64",
                    description = "How many points; 1 to 10^12.",
                    examples = "20")
            BigDecimal amount) {
        long points() {
            return amount.longValueExact();
        }
    }

    /** 422 when a member is named twice. */
    void requireDistinct() {
        var members = new HashSet<UUID>();
        for (var i = 0; i < awards.size(); i++) {
            if (!members.add(awards.get(i).memberId())) {
                throw ProblemException.invalid("/awards/" + i + "/memberId", "duplicate", "A list names a member once");
            }
        }
    }

    long total() {
        return awards.stream().mapToLong(Part::points).sum();
    }

    List<UUID> members() {
        return awards.stream().map(Part::memberId).toList();
    }
}
