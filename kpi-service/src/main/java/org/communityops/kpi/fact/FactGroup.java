package org.communityops.kpi.fact;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one member, day and type that are alike to the rollups.
 *
 * @param channel where they happened; null when they do not say
 * @param currency of their amounts, where they are money
 * @param marks what tells them apart from others of their type, with blanks between; see {@link Marks}
 * @param events how many they are
 * @param amount the sum of their amounts
 */
public record FactGroup(
        int number,
        String type,
        LocalDate day,
        @Nullable String channel,
        boolean reply,
        @Nullable String currency,
        @Nullable String marks,
        long events,
        long amount) {
    /** The group of a single fact. */
    public static FactGroup of(Fact fact) {
        return new FactGroup(
                fact.number(),
                fact.type(),
                fact.day(),
                fact.channel(),
                fact.reply(),
                fact.currency(),
                fact.marks(),
                1,
                fact.amount());
    }

    /** Whether they bear a mark. */
    public boolean bear(String mark) {
        return marks != null && List.of(marks.split(" ")).contains(mark);
    }
}
