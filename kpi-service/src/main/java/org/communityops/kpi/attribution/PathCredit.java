package org.communityops.kpi.attribution;

import java.util.HashSet;
import java.util.function.ObjDoubleConsumer;

/** How one conversion is divided among the channels of its journey by the models that look at single journeys. */
final class PathCredit {
    private static final double ENDS = 0.4;
    private static final double BETWEEN = 0.2;

    private final double halfLifeDays;

    PathCredit(double halfLifeDays) {
        this.halfLifeDays = halfLifeDays;
    }

    /** Hands out the parts of the channels, which sum to 1; a channel may get several. */
    void divide(Model model, Journey journey, ObjDoubleConsumer<Integer> part) {
        switch (model) {
            case FIRST -> part.accept(journey.channel(0), 1);
            case LAST -> part.accept(journey.channel(journey.length() - 1), 1);
            case LINEAR -> linear(journey, part);
            case TIME_DECAY -> timeDecay(journey, part);
            case POSITION -> position(journey, part);
            case SHAPLEY -> shapley(journey, part);
            case MARKOV -> throw new IllegalArgumentException("The chain is one of all journeys");
        }
    }

    private static void linear(Journey journey, ObjDoubleConsumer<Integer> part) {
        journey.touches().forEach(touch -> part.accept(touch.channel(), 1.0 / journey.length()));
    }

    /**
     * 2^(−days / half-life), measured from the last touch so that an old journey does not vanish, and divided by the
     * sum.
     */
    private void timeDecay(Journey journey, ObjDoubleConsumer<Integer> part) {
        var last = journey.touches().getLast().daysBefore();
        var sum = journey.touches().stream()
                .mapToDouble(touch -> weight(touch.daysBefore() - last))
                .sum();
        journey.touches().forEach(touch -> part.accept(touch.channel(), weight(touch.daysBefore() - last) / sum));
    }

    private double weight(double days) {
        return Math.pow(2, -days / halfLifeDays);
    }

    private static void position(Journey journey, ObjDoubleConsumer<Integer> part) {
        var length = journey.length();
        if (length <= 2) {
            linear(journey, part);
            return;
        }
        part.accept(journey.channel(0), ENDS);
        part.accept(journey.channel(length - 1), ENDS);
        for (var i = 1; i < length - 1; i++) {
            part.accept(journey.channel(i), BETWEEN / (length - 2));
        }
    }

    /**
     * The Shapley value of the game in which a set of channels is worth the conversions of the journeys that need no
     * other channel. That game is a sum of one unanimity game for each journey, in each of which the value divides the
     * conversion evenly among the distinct channels (L. S. Shapley, A value for n-person games, 1953; K. Zhao, S. H.
     * Mahboobi, S. R. Bagheri, Shapley value methods for attribution modeling in online advertising, 2018): exact for
     * any number of channels.
     */
    private static void shapley(Journey journey, ObjDoubleConsumer<Integer> part) {
        var channels = new HashSet<Integer>();
        journey.touches().forEach(touch -> channels.add(touch.channel()));
        channels.forEach(channel -> part.accept(channel, 1.0 / channels.size()));
    }
}
