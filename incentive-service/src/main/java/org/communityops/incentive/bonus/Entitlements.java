package org.communityops.incentive.bonus;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.communityops.incentive.apportionment.Apportionment;
import org.communityops.incentive.evaluation.Evaluation;

/** What a definition gives for the evaluations of one period. */
public final class Entitlements {
    private final BonusDefinition definition;
    private final int decimals;

    private Entitlements(BonusDefinition definition) {
        this.definition = definition;
        this.decimals = Money.decimals(definition.currency()).orElseThrow();
    }

    /**
     * What one subject gets.
     *
     * @param amount with all the decimals of the currency
     * @param reason how the amount came about, for people
     */
    public record Entitlement(BigDecimal amount, String reason) {}

    /**
     * What each subject gets, who gets nothing included, sorted by subject.
     *
     * @param evaluations one for each subject; a pool is shared among them
     */
    public static SortedMap<String, Entitlement> of(BonusDefinition definition, List<Evaluation> evaluations) {
        var entitlements = new Entitlements(definition);
        var pool = definition.pool();
        return pool != null ? entitlements.shares(pool, evaluations) : entitlements.bands(evaluations);
    }

    private SortedMap<String, Entitlement> bands(List<Evaluation> evaluations) {
        var bands = definition.bands() == null ? List.<Band>of() : definition.bands();
        var result = new TreeMap<String, Entitlement>();
        for (var evaluation : evaluations) {
            var entitlement = bands.stream()
                    .filter(band -> band.holds(evaluation))
                    .findFirst()
                    .map(band -> new Entitlement(Money.of(band.amount(), decimals), band.label()))
                    .orElseGet(() -> nothing("No band for " + standing(evaluation)));
            result.put(evaluation.subject(), entitlement);
        }
        return result;
    }

    private SortedMap<String, Entitlement> shares(Pool pool, List<Evaluation> evaluations) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        evaluations.stream()
                .filter(evaluation -> evaluation.score().compareTo(pool.minimumScore()) >= 0)
                .forEach(evaluation -> weights.put(evaluation.subject(), evaluation.score()));
        var shares = weights.isEmpty()
                ? Map.<String, Long>of()
                : Apportionment.share(Money.units(pool.amount(), decimals), weights);
        var sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var result = new TreeMap<String, Entitlement>();
        for (var evaluation : evaluations) {
            var share = shares.get(evaluation.subject());
            result.put(
                    evaluation.subject(),
                    share == null
                            ? nothing("Score " + plain(evaluation.score()) + " is below the minimum of "
                                    + plain(pool.minimumScore()))
                            : new Entitlement(
                                    Money.ofUnits(share, decimals),
                                    "Share of the pool: " + plain(evaluation.score()) + " of " + plain(sum)
                                            + " points of score"));
        }
        return result;
    }

    private Entitlement nothing(String why) {
        return new Entitlement(Money.ofUnits(0, decimals), why);
    }

    private static String standing(Evaluation evaluation) {
        var score = "score " + plain(evaluation.score());
        return evaluation.grade() == null ? score : "grade " + evaluation.grade() + ", " + score;
    }

    private static String plain(BigDecimal number) {
        return BonusDefinition.plain(number).toPlainString();
    }
}
