package org.communityops.incentive.bonus;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a version of a bonus plan says. It has bands or a pool. */
@Schema(description = "What a version of a bonus plan says. It has bands or a pool.")
public record BonusDefinition(
        @NotBlank @Size(max = 100) @Schema(
                description = "Score card of kpi-service whose final evaluations count (考核卡).",
                examples = "operator-month")
        String card,

        @NotNull @Schema(description = "Who is paid (发放对象): single operators, or teams.")
        Subjects subjects,

        @NotNull @Schema(description = "How often it pays (周期); evaluations of periods of this length count.")
        Period period,

        @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(description = "ISO 4217 code of the money (币种).", examples = "CNY")
        String currency,

        @Nullable @Size(min = 1, max = 100) @Schema(description = "Amounts by grade, or by score (奖金档位): all of one kind, no two that overlap.")
        List<@NotNull @Valid Band> bands,

        @Nullable @Valid @Schema(description = "An amount that is shared by score (奖金池).")
        Pool pool) {
    public BonusDefinition {
        // A null among them is named by validation, which runs later; copyOf would refuse it without a word.
        bands = bands == null ? null : Collections.unmodifiableList(new ArrayList<>(bands));
    }

    /** The same with each number written in one way, so that equal definitions are equal: amounts with all decimals. */
    BonusDefinition canonical() {
        var decimals = Money.decimals(currency).orElseThrow();
        return new BonusDefinition(
                card,
                subjects,
                period,
                currency,
                bands == null
                        ? null
                        : bands.stream().map(band -> band.canonical(decimals)).toList(),
                pool == null ? null : pool.canonical(decimals));
    }

    /** Without zeros at its end, and without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Who is paid. */
    @Schema(name = "BonusSubjects", description = "OPERATOR (运营人员) or TEAM (团队).")
    public enum Subjects {
        OPERATOR,
        TEAM;

        /** What stands before the colon of such a subject. */
        public String kind() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How often a plan pays. */
    @Schema(name = "BonusPeriod", description = "MONTH (月), QUARTER (季) or YEAR (年).")
    public enum Period {
        MONTH("\\d{4}-(0[1-9]|1[0-2])", "2026-10"),
        QUARTER("\\d{4}-Q[1-4]", "2026-Q4"),
        YEAR("\\d{4}", "2026");

        private final java.util.regex.Pattern form;
        private final String example;

        Period(String form, String example) {
            this.form = java.util.regex.Pattern.compile(form);
            this.example = example;
        }

        /** Whether the text names a period of this length. */
        public boolean names(String text) {
            return form.matcher(text).matches();
        }

        /** How such a period is written. */
        public String example() {
            return example;
        }
    }
}
