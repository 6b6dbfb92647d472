package org.communityops.kpi.fact;

import java.time.LocalDate;

/**
 * Facts of one member, day and type that are alike to the rollups.
 *
 * @param events how many they are
 * @param amount the sum of their amounts
 */
public record FactGroup(int number, String type, LocalDate day, boolean reply, long events, long amount) {
    /** The group of a single fact. */
    public static FactGroup of(Fact fact) {
        return new FactGroup(fact.number(), fact.type(), fact.day(), fact.reply(), 1, fact.amount());
    }
}
