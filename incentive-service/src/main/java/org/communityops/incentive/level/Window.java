package org.communityops.incentive.level;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.communityops.incentive.ladder.Ladder;
import org.jspecify.annotations.Nullable;

/**
 * What a member earned day by day, seen through a ladder with a window. A day reaches the level of the points of the window
 * that ends with it; a level is held until its days of grace after the last day that reached it are over. So where a member
 * stands follows from the days alone, in whatever order they became known.
 */
final class Window {
    private final Ladder ladder;
    private final int days;
    private final int grace;
    /** By day that earned something: all points up to its end. */
    private final NavigableMap<LocalDate, Long> running = new TreeMap<>();

    /**
     * Reads what was earned.
     *
     * @param earned at least of the days of one window before the first day that is asked for and its grace
     */
    Window(Ladder ladder, NavigableMap<LocalDate, Long> earned) {
        this.ladder = ladder;
        this.days = Objects.requireNonNull(ladder.windowDays(), "A ladder with a window");
        this.grace = ladder.graceDays();
        var sum = 0L;
        for (var day : earned.entrySet()) {
            sum += day.getValue();
            running.put(day.getKey(), sum);
        }
    }

    /** The points of the window that ends with a day. */
    long pointsOn(LocalDate day) {
        return upTo(day) - upTo(day.minusDays(days));
    }

    /** Where the member stands on a day, if nothing more is earned until then. */
    Standing on(LocalDate day) {
        var held = heldOn(day);
        var fallsOn = fallsOn(day, held);
        return new Standing(held, fallsOn, reviewOn(day, fallsOn));
    }

    /** The first day of those in a row, up to this one, on which the same level was held; empty when it always was. */
    Optional<LocalDate> since(LocalDate day) {
        var held = heldOn(day);
        return changes().headSet(day, true).descendingSet().stream()
                .filter(change -> heldOn(change.minusDays(1)) != held)
                .findFirst();
    }

    /** The level on which the member will be after the fall. */
    int levelAfter(LocalDate fallsOn) {
        return heldOn(fallsOn);
    }

    private int reachedOn(LocalDate day) {
        return ladder.at(pointsOn(day)).level();
    }

    private int heldOn(LocalDate day) {
        var held = Ladder.LOWEST;
        for (var back = 0; back <= grace; back++) {
            held = Math.max(held, reachedOn(day.minusDays(back)));
        }
        return held;
    }

    private @Nullable LocalDate fallsOn(LocalDate day, int held) {
        for (var back = 0; back <= grace; back++) {
            if (reachedOn(day.minusDays(back)) == held) {
                return back == 0 ? null : day.minusDays(back).plusDays(grace + 1L);
            }
        }
        return null;
    }

    /** The next day on which days that leave the window change the level that is reached, at the latest that of the fall. */
    private @Nullable LocalDate reviewOn(LocalDate day, @Nullable LocalDate fallsOn) {
        var reached = reachedOn(day);
        return running.tailMap(day.minusDays(days), false).keySet().stream()
                .map(earned -> earned.plusDays(days))
                .filter(left -> left.isAfter(day) && reachedOn(left) != reached)
                .findFirst()
                .filter(left -> fallsOn == null || left.isBefore(fallsOn))
                .orElse(fallsOn);
    }

    /** All days on which the level that is held can be another than the day before: points come or go, or did so a grace ago. */
    private NavigableSet<LocalDate> changes() {
        var changes = new TreeSet<LocalDate>();
        for (var earned : running.keySet()) {
            var left = earned.plusDays(days);
            changes.addAll(List.of(earned, earned.plusDays(grace), left, left.plusDays(grace)));
        }
        return changes;
    }

    private long upTo(LocalDate day) {
        return Optional.ofNullable(running.floorEntry(day))
                .map(Map.Entry::getValue)
                .orElse(0L);
    }
}
