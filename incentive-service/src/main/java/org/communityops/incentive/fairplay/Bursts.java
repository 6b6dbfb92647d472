package org.communityops.incentive.fairplay;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Burst farming (刷分): a machine that does for a member what is paid for.
 *
 * <p>Let a window be {@code events} of a member's events in a row, of whatever type, and its gaps their distances in time. A window
 * is unnatural when its mean gap is at most {@code inhuman-gap}, or when its mean gap is at most {@code regular-gap} and the standard
 * deviation of its gaps at most {@code regularity} times their mean. (People's gaps are roughly exponential: their deviation
 * is about their mean or more.) A burst is a longest stretch of overlapping unnatural windows in which at least one event
 * was paid. A member farms who has {@code bursts} of them or more in the period.
 */
@ApplicationScoped
public class Bursts {
    private final FairPlaySettings.Burst settings;

    Bursts(FairPlaySettings settings) {
        this.settings = settings.burst();
    }

    /**
     * The bursts of one member; empty unless there are enough.
     *
     * @param acts what the member did in the period, in order of time
     */
    public Optional<Burst> find(List<Act> acts) {
        var bursts = 0;
        var events = new ArrayList<UUID>();
        for (var stretch : unnatural(acts)) {
            if (stretch.stream().anyMatch(Act::paid)) {
                bursts++;
                stretch.forEach(act -> events.add(act.eventId()));
            }
        }
        return bursts < settings.bursts()
                ? Optional.empty()
                : Optional.of(new Burst(bursts, events, (double) events.size() / acts.size()));
    }

    /** The stretches of overlapping unnatural windows; two that only touch are two. */
    private List<List<Act>> unnatural(List<Act> acts) {
        var stretches = new ArrayList<List<Act>>();
        var begin = 0;
        var end = 0;
        for (var from = 0; from + settings.events() <= acts.size(); from++) {
            if (isUnnatural(acts.subList(from, from + settings.events()))) {
                if (from >= end && end > 0) {
                    stretches.add(acts.subList(begin, end));
                }
                begin = from >= end ? from : begin;
                end = from + settings.events();
            }
        }
        if (end > 0) {
            stretches.add(acts.subList(begin, end));
        }
        return stretches;
    }

    private boolean isUnnatural(List<Act> window) {
        var gaps = window.size() - 1;
        var mean = seconds(Duration.between(
                        window.getFirst().time(), window.getLast().time()))
                / gaps;
        if (mean <= seconds(settings.inhumanGap())) {
            return true;
        }
        if (mean > seconds(settings.regularGap())) {
            return false;
        }
        var squares = 0.0;
        for (var i = 0; i < gaps; i++) {
            var gap = seconds(
                    Duration.between(window.get(i).time(), window.get(i + 1).time()));
            squares += (gap - mean) * (gap - mean);
        }
        return Math.sqrt(squares / gaps) <= settings.regularity() * mean;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
