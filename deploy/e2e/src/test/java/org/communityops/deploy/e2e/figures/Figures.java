package org.communityops.deploy.e2e.figures;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures by their names. What has no value, such as a ratio to nothing, is NaN. */
public final class Figures {
    private static final double TOLERANCE = 1.000001e-6;

    private final SortedMap<String, Double> values = new TreeMap<>();

    public void put(String name, double value) {
        if (values.put(name, value) != null) {
            throw new IllegalArgumentException("There are two figures of the name " + name);
        }
    }

    /** A count or a day, below 2^53. */
    public void put(String name, long value) {
        put(name, (double) value);
    }

    /** A quotient; NaN where there is nothing to divide by. */
    void put(String name, long numerator, long denominator) {
        put(name, denominator == 0 ? Double.NaN : (double) numerator / denominator);
    }

    public int count() {
        return values.size();
    }

    /** Each figure that the other set does not have, has besides, or has with another value. */
    public List<String> differencesTo(Figures others) {
        var names = Stream.concat(values.keySet().stream(), others.values.keySet().stream());
        return names.distinct()
                .filter(name -> !same(values.get(name), others.values.get(name)))
                .map(name -> name + ": " + values.get(name) + " instead of " + others.values.get(name))
                .toList();
    }

    private static boolean same(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return false;
        }
        return one.isNaN() ? other.isNaN() : Math.abs(one - other) <= TOLERANCE;
    }
}
