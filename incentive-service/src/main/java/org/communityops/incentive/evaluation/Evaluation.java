package org.communityops.incentive.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a final evaluation.
 *
 * @param subject who or what was evaluated, {@code kind:id}
 * @param revision 1 for the first; each later one came after an appeal or by another version of the card
 * @param grade null where the card gives none
 */
public record Evaluation(
        String subject,
        String period,
        int revision,
        BigDecimal score,
        @Nullable String grade) {}
