package org.communityops.deploy.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** The passes of one load, added one after the other; all figures are medians over them. */
public final class Passes {
    private final List<Pass> passes = new ArrayList<>();

    public void add(Pass pass) {
        passes.add(pass);
    }

    public boolean isEmpty() {
        return passes.isEmpty();
    }

    public double rate() {
        return Sample.of(passes, Pass::rate).median();
    }

    public double perCoreSecond() {
        return Sample.of(passes, Pass::perCoreSecond).median();
    }

    public double clientMicros() {
        return Sample.of(passes, Pass::clientMicros).median();
    }

    /** Median over the passes of a percentile of their latencies, in milliseconds. */
    public double percentile(double percent) {
        return Sample.of(passes, pass -> pass.outcome().latencies().percentile(percent))
                .median();
    }

    /** The ratio of the rates of each two passes that followed one another, to show how much it varies. */
    public Sample ratios(Passes other) {
        var ratios = new double[passes.size()];
        for (var i = 0; i < ratios.length; i++) {
            ratios[i] = passes.get(i).rate() / other.passes.get(i).rate();
        }
        return new Sample(ratios);
    }
}
