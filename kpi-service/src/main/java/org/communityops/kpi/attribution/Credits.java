package org.communityops.kpi.attribution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What journeys amount to under each model, added up one journey at a time, so that they need not be kept. */
public final class Credits {
    private final int channels;
    private final PathCredit path;
    private final MarkovChain chain;
    private final Map<Model, double[]> conversions = new EnumMap<>(Model.class);
    private final Map<Model, double[]> values = new EnumMap<>(Model.class);
    private long converted;
    private long unconverted;
    private BigDecimal value = BigDecimal.ZERO;

    /**
     * @param channels how many there are; each is named by its number
     * @param halfLifeDays in how many days a touch loses half of its weight under TIME_DECAY
     */
    public Credits(int channels, double halfLifeDays) {
        this.channels = channels;
        this.path = new PathCredit(halfLifeDays);
        this.chain = new MarkovChain(channels);
        for (var model : Model.values()) {
            conversions.put(model, new double[channels]);
            values.put(model, new double[channels]);
        }
    }

    /**
     * What one channel is owed.
     *
     * @param share of the conversions
     */
    public record Credit(BigDecimal share, BigDecimal conversions, BigDecimal value) {}

    /** Adds a journey. */
    public void add(Journey journey) {
        chain.add(journey);
        if (!journey.converted()) {
            unconverted++;
            return;
        }
        converted++;
        value = value.add(journey.value());
        var worth = journey.value().doubleValue();
        for (var model : Model.values()) {
            if (model != Model.MARKOV) {
                path.divide(model, journey, (channel, part) -> {
                    of(conversions, model)[channel] += part;
                    of(values, model)[channel] += part * worth;
                });
            }
        }
    }

    /** How many journeys ended with a conversion. */
    public long converted() {
        return converted;
    }

    long unconverted() {
        return unconverted;
    }

    /** The value of all converted journeys, to six decimals. */
    BigDecimal value() {
        return value.setScale(Apportionment.DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** What each channel is owed under a model; shares sum to 1, the rest to the whole, exactly. */
    public List<Credit> under(Model model) {
        var weights = model == Model.MARKOV ? chain.removalEffects() : of(conversions, model);
        var worths = model == Model.MARKOV ? weights : of(values, model);
        var whole = converted == 0 || Arrays.stream(weights).allMatch(weight -> weight == 0)
                ? BigDecimal.ZERO
                : BigDecimal.ONE;
        var shares = Apportionment.divide(whole, weights);
        var owed = Apportionment.divide(BigDecimal.valueOf(converted), weights);
        var money = Apportionment.divide(value(), worths);
        var credits = new ArrayList<Credit>();
        for (var channel = 0; channel < channels; channel++) {
            credits.add(new Credit(shares.get(channel), owed.get(channel), money.get(channel)));
        }
        return credits;
    }

    private static double[] of(Map<Model, double[]> sums, Model model) {
        return Objects.requireNonNull(sums.get(model));
    }
}
