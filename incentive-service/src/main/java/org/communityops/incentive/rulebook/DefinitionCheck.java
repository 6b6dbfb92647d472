package org.communityops.incentive.rulebook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.communityops.incentive.expression.Expressions;
import org.communityops.incentive.expression.InvalidExpression;
import org.communityops.incentive.rule.Audience;
import org.communityops.incentive.rule.Cap;
import org.communityops.incentive.rule.CapPeriod;
import org.communityops.incentive.rule.Multiplier;
import org.communityops.incentive.rule.RuleDefinition;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Says what of a definition makes no sense, beyond the bounds of single members. */
@ApplicationScoped
public class DefinitionCheck {
    private static final String INVALID = "expression-invalid";

    private final Expressions expressions;

    DefinitionCheck(Expressions expressions) {
        this.expressions = expressions;
    }

    /** What is being checked. */
    private record Check(RuleDefinition definition, String pointer, List<Fault> faults) {
        void fault(boolean wrong, String member, String code, String detail) {
            if (wrong) {
                faults.add(Fault.at(pointer + member, code, detail));
            }
        }
    }

    /**
     * Throws 422 that names everything that is wrong; {@code expression-invalid} when that is expressions only.
     *
     * @param pointer where the definition stands in the request
     * @param currencies that the community has
     */
    public void require(RuleDefinition definition, String pointer, Set<String> currencies) {
        var check = new Check(definition, pointer, new ArrayList<>());
        checkWhatPays(check);
        checkCaps(check);
        checkBounds(check);
        check.fault(
                !currencies.contains(definition.currency()),
                "/currency",
                "unknown-currency",
                "The community has no currency " + definition.currency());
        checkExpressions(check);
        var faults = check.faults();
        if (!faults.isEmpty()) {
            throw faults.stream().allMatch(fault -> fault.code().equals(INVALID))
                    ? RuleProblems.expressions(faults)
                    : ProblemException.invalid(faults);
        }
    }

    private static void checkWhatPays(Check check) {
        var definition = check.definition();
        var award = definition.award();
        var streak = definition.streak() != null;
        check.fault(
                (definition.trigger() == null) != streak,
                "",
                "trigger-or-streak",
                "A rule has either a trigger or a streak");
        check.fault(
                (award.fixed() == null) == (award.expression() == null),
                "/award",
                "one-award",
                "An award is either fixed or an expression");
        check.fault(
                streak && award.expression() != null,
                "/award/expression",
                "no-event",
                "A streak pays a fixed award: there is no event to compute it from");
        check.fault(
                streak && definition.multiplier() != null,
                "/multiplier",
                "no-event",
                "A streak has no multiplier: there is no event to compute it from");
    }

    private static void checkCaps(Check check) {
        var definition = check.definition();
        var least = leastAward(definition);
        var seen = new HashSet<List<Object>>();
        for (var i = 0; i < definition.caps().size(); i++) {
            var cap = definition.caps().get(i);
            var member = "/caps/" + i;
            check.fault(
                    !seen.add(List.of(cap.period(), cap.per())),
                    member,
                    "duplicate-cap",
                    "There is one cap for each period and per");
            check.fault(
                    cap.period() == CapPeriod.LIFETIME && cap.per() == Cap.Per.RULE,
                    member,
                    "use-budget",
                    "What the rule may ever pay to all is its budget");
            check.fault(
                    cap.amount() < least,
                    member + "/amount",
                    "cap-below-award",
                    "The cap is less than the " + least + " points of a single award");
        }
        var budget = definition.budget();
        check.fault(
                budget != null && budget < least,
                "/budget",
                "cap-below-award",
                "The budget is less than the " + least + " points of a single award");
    }

    /** The least that an award can be; 0 when it is computed. */
    private static long leastAward(RuleDefinition definition) {
        var fixed = definition.award().fixed();
        var multiplier = definition.multiplier();
        if (fixed == null) {
            return 0;
        }
        return multiplier == null ? fixed : Multiplier.times(fixed, multiplier.atLeast());
    }

    private static void checkBounds(Check check) {
        var definition = check.definition();
        var multiplier = definition.multiplier();
        check.fault(
                multiplier != null && multiplier.atLeast().compareTo(multiplier.atMost()) > 0,
                "/multiplier/atMost",
                "range",
                "The greatest factor is not less than the least");
        var from = definition.validFrom();
        var to = definition.validTo();
        check.fault(
                from != null && to != null && !from.isBefore(to),
                "/validTo",
                "range",
                "validTo is later than validFrom");
        var expiry = definition.expiry();
        check.fault(
                expiry != null && !expiry.sayHowLong(),
                "/expiry",
                "days-or-months",
                "Points can be used either so many days or so many months");
        var pending = definition.pending();
        check.fault(
                pending != null && !pending.sayWhatFor(),
                "/pending",
                "days-or-until",
                "Points wait either so many days, or until an action within so many days");
        checkAudience(check, definition.audience());
    }

    private static void checkAudience(Check check, @Nullable Audience audience) {
        if (audience == null) {
            return;
        }
        var least = audience.levelAtLeast();
        var most = audience.levelAtMost();
        check.fault(
                !audience.asksForLevel() && audience.members() == null,
                "/audience",
                "empty-audience",
                "An audience names levels or members; without one the rule is for everybody");
        check.fault(
                least != null && most != null && least > most,
                "/audience/levelAtMost",
                "range",
                "The highest level is not lower than the lowest");
    }

    private void checkExpressions(Check check) {
        var trigger = check.definition().trigger();
        var multiplier = check.definition().multiplier();
        var award = check.definition().award().expression();
        if (trigger != null && trigger.condition() != null) {
            compile(check, "/trigger/condition", trigger.condition(), expressions::condition);
        }
        if (award != null) {
            compile(check, "/award/expression", award, expressions::amount);
        }
        if (multiplier != null) {
            compile(check, "/multiplier/expression", multiplier.expression(), expressions::amount);
        }
    }

    private static void compile(Check check, String member, String text, Consumer<String> compiler) {
        try {
            compiler.accept(text);
        } catch (InvalidExpression e) {
            check.fault(true, member, INVALID, String.valueOf(e.getMessage()));
        }
    }
}
