package org.communityops.incentive.promotion;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.communityops.incentive.bonus.BonusDefinition.Period;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to make criteria. They have a least score, grades, or both. */
@Schema(description = "Makes criteria of a promotion (晋升标准): a least score, grades, or both.")
record CreatePromotionCriteria(
        @NotBlank @Size(max = 200) @Schema(description = "What people call them (名称), once in a community.", examples = "To senior operator")
        String name,

        @NotBlank @Size(max = 200) @Schema(description = "What one is promoted to (职级).", examples = "Senior operator")
        String position,

        @NotBlank @Size(max = 100) @Schema(
                description = "Score card of kpi-service whose final evaluations count (考核卡).",
                examples = "operator-month")
        String card,

        @NotNull @Schema(description = "The length of a period (周期).")
        Period period,

        @NotNull @Min(1) @Max(24) @Schema(description = "How many periods in a row (连续期数).", examples = "3")
        Integer periods,

        @Nullable @DecimalMin("0") @DecimalMax("1000000") @Schema(description = "Least score in each of them (最低分).", examples = "80")
        BigDecimal minimumScore,

        @Nullable @Size(min = 1, max = 20) @Schema(description = "Grades that count (等级).", examples = "[\"A\", \"B\"]")
        List<@NotBlank @Size(max = 100) String> grades) {}
