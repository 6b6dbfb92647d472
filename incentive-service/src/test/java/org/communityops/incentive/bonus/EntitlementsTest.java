package org.communityops.incentive.bonus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.communityops.incentive.bonus.BonusDefinition.Period;
import org.communityops.incentive.bonus.BonusDefinition.Subjects;
import org.communityops.incentive.bonus.Entitlements.Entitlement;
import org.communityops.incentive.evaluation.Evaluation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntitlementsTest {
    private static final String OCTOBER = "2026-10";

    private static BonusDefinition definition(String currency, @Nullable List<Band> bands, @Nullable Pool pool) {
        return new BonusDefinition("card", Subjects.OPERATOR, Period.MONTH, currency, bands, pool);
    }

    private static Band scores(String from, @Nullable String to, String amount) {
        return new Band(null, new BigDecimal(from), to == null ? null : new BigDecimal(to), new BigDecimal(amount));
    }

    private static Band grade(String grade, String amount) {
        return new Band(grade, null, null, new BigDecimal(amount));
    }

    private static Pool pool(String amount, String minimum) {
        return new Pool(new BigDecimal(amount), new BigDecimal(minimum));
    }

    private static Evaluation evaluation(String subject, String score, @Nullable String grade) {
        return new Evaluation(subject, OCTOBER, 1, new BigDecimal(score), grade);
    }

    private static Entitlement entitlement(String amount, String reason) {
        return new Entitlement(new BigDecimal(amount), reason);
    }

    @Test
    void paysBandsOfGrades() {
        var plan = definition("CNY", List.of(grade("A", "1000"), grade("B", "500.5")), null);

        var given = Entitlements.of(
                plan, List.of(evaluation("b", "81", "B"), evaluation("a", "95", "A"), evaluation("c", "60", "C")));

        assertThat(given)
                .containsExactly(
                        Map.entry("a", entitlement("1000.00", "Grade A")),
                        Map.entry("b", entitlement("500.50", "Grade B")),
                        Map.entry("c", entitlement("0.00", "No band for grade C, score 60")));
    }

    @Test
    void paysBandsOfScoresFromTheLowerBoundToBelowTheUpper() {
        var plan = definition("JPY", List.of(scores("60", "80", "1000"), scores("80", null, "3000")), null);

        var given = Entitlements.of(
                plan,
                List.of(
                        evaluation("a", "59.99", null),
                        evaluation("b", "60", null),
                        evaluation("c", "79.999", null),
                        evaluation("d", "80.00", null)));

        assertThat(given.get("a")).isEqualTo(entitlement("0", "No band for score 59.99"));
        assertThat(given.get("b")).isEqualTo(entitlement("1000", "Score 60 to below 80"));
        assertThat(given.get("c")).isEqualTo(entitlement("1000", "Score 60 to below 80"));
        assertThat(given.get("d")).isEqualTo(entitlement("3000", "Score 80 or more"));
    }

    @Test
    void sharesAPoolToTheLastCentAmongThoseWhoReachTheMinimum() {
        // 100.00 by 90 : 70 : 60 of 220: 40.909…, 31.818…, 27.272…; the cut-off parts are .909, .818, .272 of a cent.
        var plan = definition("CNY", null, pool("100", "60"));

        var given = Entitlements.of(
                plan,
                List.of(
                        evaluation("a", "90", null),
                        evaluation("b", "70", null),
                        evaluation("c", "60.0", null),
                        evaluation("d", "59.5", null)));

        assertThat(given.get("a")).isEqualTo(entitlement("40.91", "Share of the pool: 90 of 220 points of score"));
        assertThat(given.get("b")).isEqualTo(entitlement("31.82", "Share of the pool: 70 of 220 points of score"));
        assertThat(given.get("c")).isEqualTo(entitlement("27.27", "Share of the pool: 60 of 220 points of score"));
        assertThat(given.get("d")).isEqualTo(entitlement("0.00", "Score 59.5 is below the minimum of 60"));
    }

    @Test
    void sharesNothingWhenNobodyReachesTheMinimum() {
        var plan = definition("KWD", null, pool("100", "60"));

        assertThat(Entitlements.of(plan, List.of(evaluation("a", "1", null))))
                .containsExactly(Map.entry("a", entitlement("0.000", "Score 1 is below the minimum of 60")));
        assertThat(Entitlements.of(plan, List.of())).isEmpty();
    }

    @Test
    void knowsTheDecimalsOfMoney() {
        assertThat(Money.decimals("CNY")).hasValue(2);
        assertThat(Money.decimals("JPY")).hasValue(0);
        assertThat(Money.decimals("KWD")).hasValue(3);
        assertThat(Money.decimals("XXX")).isEmpty();
        assertThat(Money.decimals("ZZZ")).isEmpty();
        assertThat(Money.isAmount(new BigDecimal("1.10"), 1)).isTrue();
        assertThat(Money.isAmount(new BigDecimal("1.11"), 1)).isFalse();
        assertThat(Money.isAmount(new BigDecimal("-0.1"), 1)).isFalse();
        assertThat(Money.isAmount(new BigDecimal("1e999999999"), 1)).isFalse();
    }
}
