package org.communityops.incentive.ladder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ladder of levels, by what was earned of a currency.
 *
 * @param windowDays over how many local days, today included, points count; null when all of them do
 * @param graceDays how many days a level is kept that the points of the window no longer reach
 * @param isDefault whether it is the one that is shown when none is named
 * @param levels lowest first, numbered from 1; the first from 0 points on, each of the others from more than the one before
 */
public record Ladder(
        UUID communityId,
        UUID id,
        String key,
        String name,
        String currency,
        @Nullable Integer windowDays,
        int graceDays,
        boolean isDefault,
        long version,
        List<Step> levels) {
    public static final int LOWEST = 1;

    public Ladder {
        levels = List.copyOf(levels);
    }

    /** One level and the points from which on it is held. */
    public record Step(int level, String title, @Nullable String titleZh, long minPoints, List<Perk> perks) {
        public Step {
            perks = List.copyOf(perks);
        }
    }

    /** What a level allows, and with it all levels above. */
    @Schema(name = "Perk", description = "What a level allows (等级权益).")
    public record Perk(
            @Schema(description = "What programs ask for.", examples = "post-images")
            String key,

            @Schema(description = "What people read.", examples = "May post images")
            String text,

            @Nullable @Schema(description = "The same in Chinese (中文说明).", examples = "可发图片")
            String textZh) {}

    /** The highest level that an amount reaches; everybody stands on the lowest at least. */
    public Step at(long points) {
        return levels.stream()
                .filter(step -> step.minPoints() <= points)
                .reduce((lower, higher) -> higher)
                .orElse(levels.getFirst());
    }

    /** A level by its number; the highest when the ladder has become shorter than that. */
    public Step step(int level) {
        return levels.get(Math.min(level, levels.size()) - 1);
    }

    public Optional<Step> after(Step step) {
        return levels.stream().filter(s -> s.level() > step.level()).findFirst();
    }

    /** The lowest level that has a perk. */
    public Optional<Step> firstWith(String perk) {
        return levels.stream()
                .filter(step -> step.perks().stream().anyMatch(p -> p.key().equals(perk)))
                .findFirst();
    }

    /** What holders of a level may, lowest level first. Of perks with the same key that of the highest level holds. */
    public List<Perk> perksAt(int level) {
        var perks = new LinkedHashMap<String, Perk>();
        levels.stream()
                .filter(step -> step.level() <= level)
                .flatMap(step -> step.perks().stream())
                .forEach(perk -> perks.put(perk.key(), perk));
        return List.copyOf(perks.values());
    }
}
