package org.communityops.kpi.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.communityops.kpi.attribution.Journey.Touch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AttributionModelTest {
    private static final Offset<Double> MILLIONTH = within(1.5e-6);
    private static final double WEEK = 7;

    @Test
    void dividesOneJourneyAsEachModelSays() {
        var credits = credits(3, converted(100, 0, 1, 1, 2));

        assertThat(shares(credits, Model.FIRST)).containsExactly("1.000000", "0.000000", "0.000000");
        assertThat(shares(credits, Model.LAST)).containsExactly("0.000000", "0.000000", "1.000000");
        assertThat(shares(credits, Model.LINEAR)).containsExactly("0.250000", "0.500000", "0.250000");
        assertThat(shares(credits, Model.POSITION)).containsExactly("0.400000", "0.200000", "0.400000");
        assertThat(shares(credits, Model.SHAPLEY)).containsExactly("0.333334", "0.333333", "0.333333");
        assertThat(shares(credits, Model.MARKOV)).containsExactly("0.333334", "0.333333", "0.333333");
        assertThat(credits.under(Model.POSITION).stream().map(Credits.Credit::value))
                .containsExactly(new BigDecimal("40.000000"), new BigDecimal("20.000000"), new BigDecimal("40.000000"));
    }

    /** By hand: touches 14, 7 and 0 days before weigh 1/4, 1/2 and 1, so 1/7, 2/7 and 4/7. */
    @Test
    void letsWeightsDecayByHalfAHalfLife() {
        var journey = new Journey(
                1, Instant.EPOCH, List.of(new Touch(0, 14), new Touch(1, 7), new Touch(2, 0)), true, BigDecimal.ZERO);

        assertThat(shares(credits(3, journey), Model.TIME_DECAY)).containsExactly("0.142857", "0.285714", "0.571429");
    }

    @Test
    void sharesBetweenTheTwoEndsWhereThereIsNothingBetween() {
        assertThat(shares(credits(2, converted(1, 0, 1)), Model.POSITION)).containsExactly("0.500000", "0.500000");
        assertThat(shares(credits(2, converted(1, 1)), Model.POSITION)).containsExactly("0.000000", "1.000000");
    }

    /**
     * By hand: journeys A→B→conversion, A→nothing, B→conversion, C→nothing. From A half goes on to B, from B all
     * convert. With start 1/2, 1/4, 1/4 the chance to convert is 1/2 · 1/2 + 1/4 = 1/2. Without A it is 1/4, without B
     * 0, without C 1/2: effects 1/2, 1 and 0, shares 1/3, 2/3 and 0.
     */
    @Test
    void findsTheRemovalEffectsOfTheChain() {
        var chain = new MarkovChain(3);
        chain.add(converted(1, 0, 1));
        chain.add(lost(0));
        chain.add(converted(1, 1));
        chain.add(lost(2));

        assertThat(chain.removalEffects()).containsExactly(new double[] {0.5, 1, 0}, within(1e-12));

        var credits = credits(3, converted(1, 0, 1), lost(0), converted(1, 1), lost(2));
        assertThat(shares(credits, Model.MARKOV)).containsExactly("0.333333", "0.666667", "0.000000");
        assertThat(credits.under(Model.MARKOV).stream().map(Credits.Credit::conversions))
                .containsExactly(new BigDecimal("0.666667"), new BigDecimal("1.333333"), new BigDecimal("0.000000"));
    }

    /**
     * By hand, over the six orders of A, B and C: conversions are 2 by A alone, 1 by A and B together, 3 by all three,
     * so v(A) = 2, v(AB) = 3, v(AC) = 2, v(ABC) = 6, the rest 0. A adds 2, 2, 3, 6, 2, 6 in the orders ABC, ACB, BAC,
     * BCA, CAB, CBA: 21/6. B adds 1, 4, 0, 0, 4, 0: 9/6. C adds 3, 0, 3, 0, 0, 0: 6/6.
     */
    @Test
    void findsTheShapleyValueOfThreeChannels() {
        var credits = credits(
                3,
                converted(1, 0),
                converted(1, 0),
                converted(1, 1, 0, 1),
                converted(1, 0, 1, 2),
                converted(1, 2, 0, 1),
                converted(1, 1, 2, 0));

        assertThat(credits.under(Model.SHAPLEY).stream().map(Credits.Credit::conversions))
                .containsExactly(new BigDecimal("3.500000"), new BigDecimal("1.500000"), new BigDecimal("1.000000"));
        assertThat(shares(credits, Model.SHAPLEY)).containsExactly("0.583333", "0.250000", "0.166667");
    }

    @RepeatedTest(20)
    void givesShapleysValueByItsDefinition() {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var channels = 2 + random.nextInt(4);
        var journeys = IntStream.range(0, 30)
                .mapToObj(_ -> journey(random, channels, true))
                .toList();

        var owed = credits(channels, journeys.toArray(Journey[]::new)).under(Model.SHAPLEY);

        var value = overAllOrders(channels, journeys);
        for (var channel = 0; channel < channels; channel++) {
            assertThat(owed.get(channel).conversions().doubleValue())
                    .as("seed %d", seed)
                    .isCloseTo(value[channel], MILLIONTH);
        }
    }

    @RepeatedTest(20)
    void sumsToAllOfItAndTreatsAlikeWhatIsAlike() {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var channels = 3 + random.nextInt(5);
        var unseen = channels - 1;
        var twin = channels - 2;
        var journeys = new ArrayList<Journey>();
        journeys.add(converted(10, 0));
        for (var i = 0; i < 40; i++) {
            var journey = journey(random, channels - 2, random.nextBoolean());
            journeys.add(journey);
            // Whatever channel 0 does, its twin does as well, in journeys of its own.
            if (journey.touches().stream().anyMatch(touch -> touch.channel() == 0)) {
                journeys.add(swapped(journey, twin));
            }
        }
        journeys.add(converted(10, twin));

        var credits = credits(channels, journeys.toArray(Journey[]::new));

        for (var model : Model.values()) {
            var owed = credits.under(model);
            assertThat(owed.stream().map(Credits.Credit::share).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d %s", seed, model)
                    .isEqualByComparingTo("1");
            assertThat(owed.stream().map(Credits.Credit::conversions).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d %s", seed, model)
                    .isEqualByComparingTo(BigDecimal.valueOf(credits.converted()));
            assertThat(owed.stream().map(Credits.Credit::value).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d %s", seed, model)
                    .isEqualByComparingTo(credits.value());
            assertThat(owed.get(unseen).conversions())
                    .as("seed %d %s", seed, model)
                    .isZero();
            assertThat(owed.get(twin).share().doubleValue())
                    .as("seed %d %s", seed, model)
                    .isCloseTo(owed.getFirst().share().doubleValue(), MILLIONTH);
        }
    }

    @RepeatedTest(20)
    void losesWithoutAChannelWhatAChainWithoutItLoses() {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var channels = 2 + random.nextInt(4);
        var journeys = new ArrayList<Journey>(List.of(converted(1, 0)));
        IntStream.range(0, 30).forEach(_ -> journeys.add(journey(random, channels, random.nextBoolean())));
        var chain = new MarkovChain(channels);
        journeys.forEach(chain::add);

        var effects = chain.removalEffects();

        var all = walk(channels, journeys, -1);
        for (var channel = 0; channel < channels; channel++) {
            assertThat(effects[channel])
                    .as("seed %d channel %d", seed, channel)
                    .isCloseTo(1 - walk(channels, journeys, channel) / all, within(1e-6));
        }
    }

    @Test
    void dividesByTheLargestRemainders() {
        assertThat(Apportionment.divide(BigDecimal.ONE, new double[] {1, 1, 1, 1, 1, 1, 1}).stream()
                        .map(BigDecimal::toPlainString))
                .containsExactly("0.142858", "0.142857", "0.142857", "0.142857", "0.142857", "0.142857", "0.142857");
        assertThat(Apportionment.divide(BigDecimal.ONE, new double[] {0, 0}))
                .containsExactly(new BigDecimal("0.000000"), new BigDecimal("0.000000"));
    }

    /** The chance to convert when walks that would enter a channel end, found by walking on until nobody is left. */
    private static double walk(int channels, List<Journey> journeys, int closed) {
        var at = new double[channels];
        journeys.forEach(journey -> at[journey.channel(0)] += 1.0 / journeys.size());
        var converted = 0.0;
        var here = at;
        for (var step = 0; step < 2_000; step++) {
            var next = new double[channels];
            for (var channel = 0; channel < channels; channel++) {
                if (channel == closed || here[channel] == 0) {
                    continue;
                }
                var leaves = 0;
                var steps = new int[channels];
                var conversions = 0;
                for (var journey : journeys) {
                    for (var i = 0; i < journey.length(); i++) {
                        if (journey.channel(i) != channel) {
                            continue;
                        }
                        leaves++;
                        if (i + 1 < journey.length()) {
                            steps[journey.channel(i + 1)]++;
                        } else if (journey.converted()) {
                            conversions++;
                        }
                    }
                }
                converted += here[channel] * conversions / leaves;
                for (var to = 0; to < channels; to++) {
                    next[to] += here[channel] * steps[to] / leaves;
                }
            }
            here = next;
        }
        return converted;
    }

    /** The mean over all orders of the channels of what each adds to those before it. */
    private static double[] overAllOrders(int channels, List<Journey> journeys) {
        var sums = new double[channels];
        var orders = new ArrayList<List<Integer>>();
        permute(new ArrayList<>(), channels, orders);
        for (var order : orders) {
            for (var i = 0; i < channels; i++) {
                sums[order.get(i)] += worth(journeys, order.subList(0, i + 1)) - worth(journeys, order.subList(0, i));
            }
        }
        return Arrays.stream(sums).map(sum -> sum / orders.size()).toArray();
    }

    private static void permute(List<Integer> begun, int channels, List<List<Integer>> orders) {
        if (begun.size() == channels) {
            orders.add(List.copyOf(begun));
            return;
        }
        for (var channel = 0; channel < channels; channel++) {
            if (!begun.contains(channel)) {
                begun.add(channel);
                permute(begun, channels, orders);
                begun.removeLast();
            }
        }
    }

    private static long worth(List<Journey> journeys, List<Integer> coalition) {
        return journeys.stream()
                .filter(journey -> journey.touches().stream().allMatch(touch -> coalition.contains(touch.channel())))
                .count();
    }

    private static Journey journey(Random random, int channels, boolean converted) {
        var touches = IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> new Touch(random.nextInt(channels), 5 - i))
                .toList();
        return new Journey(1, Instant.EPOCH, touches, converted, BigDecimal.valueOf(random.nextInt(10_000), 2));
    }

    private static Journey swapped(Journey journey, int twin) {
        var touches = journey.touches().stream()
                .map(touch -> touch.channel() == 0 ? new Touch(twin, touch.daysBefore()) : touch)
                .toList();
        return new Journey(1, Instant.EPOCH, touches, journey.converted(), journey.value());
    }

    private static Journey converted(int value, int... channels) {
        return new Journey(1, Instant.EPOCH, touches(channels), true, BigDecimal.valueOf(value));
    }

    private static Journey lost(int... channels) {
        return new Journey(1, Instant.EPOCH, touches(channels), false, BigDecimal.ZERO);
    }

    private static List<Touch> touches(int... channels) {
        return Arrays.stream(channels)
                .mapToObj(channel -> new Touch(channel, 1))
                .toList();
    }

    private static Credits credits(int channels, Journey... journeys) {
        var credits = new Credits(channels, WEEK);
        Arrays.stream(journeys).forEach(credits::add);
        return credits;
    }

    private static List<String> shares(Credits credits, Model model) {
        return credits.under(model).stream()
                .map(credit -> credit.share().toPlainString())
                .toList();
    }
}
