package org.communityops.kpi.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one member, day and type that are alike to the rollups.
 *
 * @param currency of their amounts, where they are money
 * @param events how many they are
 * @param amount the sum of their amounts
 */
public record FactGroup(
        int number,
        String type,
        LocalDate day,
        boolean reply,
        @Nullable String currency,
        long events,
        long amount) {
    /** The group of a single fact. */
    public static FactGroup of(Fact fact) {
        return new FactGroup(fact.number(), fact.type(), fact.day(), fact.reply(), fact.currency(), 1, fact.amount());
    }
}
