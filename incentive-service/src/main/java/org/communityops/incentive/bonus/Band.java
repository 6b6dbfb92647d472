package org.communityops.incentive.bonus;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.communityops.incentive.evaluation.Evaluation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What evaluations of a grade, or within a range of scores, get. */
@Schema(name = "BonusBand", description = "What evaluations of a grade, or within a range of scores, get (奖金档位).")
public record Band(
        @Nullable @Size(min = 1, max = 100) @Schema(description = "Grade of the evaluation (等级); then neither `from` nor `to`.", examples = "A")
        String grade,

        @Nullable @DecimalMin("0") @DecimalMax("1000000") @Schema(description = "Least score (最低分).", examples = "90")
        BigDecimal from,

        @Nullable @DecimalMax("1000000") @Schema(description = "Scores below this one (上限,不含); no limit when absent.", examples = "100.01")
        BigDecimal to,

        @NotNull @DecimalMin("0") @Schema(description = "Money for each (金额), with at most the decimals of the currency.", examples = "1000.00")
        BigDecimal amount) {
    /** Whether the band is of grades; otherwise it is of scores. */
    boolean isOfGrade() {
        return grade != null;
    }

    /** Whether the band has either a grade or a range that is not empty. */
    boolean isOfOneKind() {
        return grade != null ? from == null && to == null : from != null && (to == null || to.compareTo(from) > 0);
    }

    boolean holds(Evaluation evaluation) {
        return grade != null
                ? grade.equals(evaluation.grade())
                : from != null
                        && evaluation.score().compareTo(from) >= 0
                        && (to == null || evaluation.score().compareTo(to) < 0);
    }

    /** Whether some evaluation could be in both. */
    boolean overlaps(Band other) {
        return grade != null ? grade.equals(other.grade) : begins(other) && other.begins(this);
    }

    /** Whether it begins before the other ends. */
    private boolean begins(Band other) {
        return from != null && (other.to == null || from.compareTo(other.to) < 0);
    }

    Band canonical(int decimals) {
        return new Band(
                grade,
                from == null ? null : BonusDefinition.plain(from),
                to == null ? null : BonusDefinition.plain(to),
                Money.of(amount, decimals));
    }

    String label() {
        if (grade != null) {
            return "Grade " + grade;
        }
        return "Score " + plain(from) + (to == null ? " or more" : " to below " + plain(to));
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "0" : number.toPlainString();
    }
}
