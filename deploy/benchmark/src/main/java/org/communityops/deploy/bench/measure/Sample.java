package org.communityops.deploy.bench.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * Some measured values of the same thing.
 *
 * @param values at least one
 */
public record Sample(double... values) {
    public Sample {
        if (values.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        values = values.clone();
        Arrays.sort(values);
    }

    /** One value of each of the measured things. */
    public static <T> Sample of(Collection<T> measured, ToDoubleFunction<T> value) {
        return new Sample(measured.stream().mapToDouble(value).toArray());
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /** The value in the middle; the mean of the two in the middle when their number is even. */
    public double median() {
        var middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    public double least() {
        return values[0];
    }

    public double greatest() {
        return values[values.length - 1];
    }
}
