package org.communityops.kpi.attribution;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.communityops.kpi.attribution.Journey.Touch;
import org.jspecify.annotations.Nullable;

/** Cuts the touches and conversions of members, one after the other in the order of time, into journeys. */
public final class JourneyReader {
    /** The event type of a touch. */
    static final String TOUCH = "channel.touched";

    private static final double SECONDS_A_DAY = 86_400;

    private final LocalDate from;
    private final Duration window;
    private final Consumer<Journey> journeys;
    private final Deque<Touched> touches = new ArrayDeque<>();
    private int member;
    private long untouched;

    /**
     * @param from the first day on which a journey may end
     * @param window how long before its end a touch counts
     */
    public JourneyReader(LocalDate from, Duration window, Consumer<Journey> journeys) {
        this.from = from;
        this.window = window;
        this.journeys = journeys;
    }

    /**
     * A touch or a conversion.
     *
     * @param channel of a touch; null for a conversion
     * @param amount of a conversion; null where nothing is known
     */
    public record Step(
            int member,
            Instant time,
            LocalDate day,
            @Nullable Integer channel,
            @Nullable BigDecimal amount) {}

    private record Touched(int channel, Instant time, LocalDate day) {}

    /** Takes the next step; all of a member come together, oldest first. */
    public void read(Step step) {
        if (step.member() != member) {
            end();
            member = step.member();
        }
        var channel = step.channel();
        if (channel != null) {
            touches.addLast(new Touched(channel, step.time(), step.day()));
        } else {
            convert(step);
        }
    }

    /** Ends the journey of the last member, which has led to nothing so far. */
    public void end() {
        if (!touches.isEmpty()) {
            var last = touches.getLast();
            forget(last.time());
            if (!last.day().isBefore(from)) {
                journeys.accept(journey(last.time(), false, null));
            }
            touches.clear();
        }
    }

    /** How many conversions no touch came before. */
    long untouched() {
        return untouched;
    }

    private void convert(Step conversion) {
        forget(conversion.time());
        if (!conversion.day().isBefore(from)) {
            if (touches.isEmpty()) {
                untouched++;
            } else {
                journeys.accept(journey(conversion.time(), true, conversion.amount()));
            }
        }
        touches.clear();
    }

    private void forget(Instant end) {
        while (!touches.isEmpty() && touches.getFirst().time().isBefore(end.minus(window))) {
            touches.removeFirst();
        }
    }

    private Journey journey(Instant end, boolean converted, @Nullable BigDecimal amount) {
        var found = touches.stream()
                .map(touch -> new Touch(
                        touch.channel(), Duration.between(touch.time(), end).toSeconds() / SECONDS_A_DAY))
                .toList();
        return new Journey(member, end, found, converted, amount == null ? BigDecimal.ZERO : amount);
    }
}
