package org.communityops.kpi.attribution;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * Journeys as a walk from channel to channel that ends with a conversion or with nothing, each step as probable as it
 * was frequent; and what share of the conversions would be lost without a channel: its removal effect (E. Anderl, I.
 * Becker, F. von Wangenheim, J. H. Schumann, Mapping the customer journey, International Journal of Research in
 * Marketing 33, 2016).
 */
final class MarkovChain {
    private final int channels;
    private final double[][] steps;
    private final double[] starts;
    private final double[] conversions;
    private final double[] leaves;

    MarkovChain(int channels) {
        this.channels = channels;
        this.steps = new double[channels][channels];
        this.starts = new double[channels];
        this.conversions = new double[channels];
        this.leaves = new double[channels];
    }

    /** Takes the steps of a journey into account. */
    void add(Journey journey) {
        var at = journey.channel(0);
        starts[at]++;
        for (var i = 1; i < journey.length(); i++) {
            var next = journey.channel(i);
            steps[at][next]++;
            leaves[at]++;
            at = next;
        }
        leaves[at]++;
        if (journey.converted()) {
            conversions[at]++;
        }
    }

    /**
     * The removal effects, each from 0 to 1; all 0 when nothing was converted.
     *
     * <p>A walk that may not enter a channel loses the conversions of the walks that would have come by it: the
     * probability ever to come by c, which is N(start, c) / N(c, c), times that to convert from c on, with N = (I −
     * Q)⁻¹ the expected numbers of visits.
     */
    double[] removalEffects() {
        var visits = new LUDecomposition(MatrixUtils.createRealIdentityMatrix(channels)
                        .subtract(new Array2DRowRealMatrix(transitions(), false)))
                .getSolver()
                .getInverse();
        var converting = new double[channels];
        for (var c = 0; c < channels; c++) {
            converting[c] = leaves[c] == 0 ? 0 : conversions[c] / leaves[c];
        }
        var fromChannel = visits.operate(converting);
        var begun = Arrays.stream(starts).sum();
        var start = new ArrayRealVector(starts).mapDivide(begun);
        var fromStart = start.dotProduct(new ArrayRealVector(fromChannel, false));
        var visitsFromStart = visits.preMultiply(start.toArray());
        var effects = new double[channels];
        for (var c = 0; c < channels && fromStart > 0; c++) {
            effects[c] = visitsFromStart[c] / visits.getEntry(c, c) * fromChannel[c] / fromStart;
        }
        return effects;
    }

    private double[][] transitions() {
        var transitions = new double[channels][channels];
        for (var from = 0; from < channels; from++) {
            for (var to = 0; to < channels && leaves[from] > 0; to++) {
                transitions[from][to] = steps[from][to] / leaves[from];
            }
        }
        return transitions;
    }
}
