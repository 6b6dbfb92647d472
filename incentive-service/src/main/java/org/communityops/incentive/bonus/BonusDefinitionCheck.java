package org.communityops.incentive.bonus;

import java.util.ArrayList;
import java.util.List;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;

/** What annotations cannot say about a definition: what its parts have to do with each other. */
final class BonusDefinitionCheck {
    private static final String AT = "/definition";

    private final List<Fault> faults = new ArrayList<>();

    private BonusDefinitionCheck() {}

    /** 422 that names everything that is wrong. */
    static void require(BonusDefinition definition) {
        var check = new BonusDefinitionCheck();
        var decimals = Money.decimals(definition.currency());
        if (decimals.isEmpty()) {
            check.add("/currency", "unknown-currency", "The currency is one of ISO 4217, such as CNY");
        }
        if ((definition.bands() == null) == (definition.pool() == null)) {
            check.add("", "bands-or-pool", "A plan has either bands or a pool");
        }
        if (definition.bands() != null) {
            check.bands(definition.bands());
        }
        decimals.ifPresent(digits -> check.amounts(definition, digits));
        if (!check.faults.isEmpty()) {
            throw ProblemException.invalid(check.faults);
        }
    }

    private void bands(List<Band> bands) {
        for (var i = 0; i < bands.size(); i++) {
            var band = bands.get(i);
            if (!band.isOfOneKind()) {
                add("/bands/" + i, "grade-or-score", "A band has either a grade, or from and a greater to");
            } else if (band.isOfGrade() != bands.getFirst().isOfGrade()) {
                add("/bands/" + i, "mixed-bands", "All bands are of grades, or all of scores");
            } else if (bands.subList(0, i).stream().anyMatch(band::overlaps)) {
                add("/bands/" + i, "overlapping-bands", "An evaluation could be in two bands");
            }
        }
    }

    private void amounts(BonusDefinition definition, int decimals) {
        var detail = "An amount is at most 10^12 and has at most " + decimals + " decimals";
        var pool = definition.pool();
        if (pool != null && !Money.isAmount(pool.amount(), decimals)) {
            add("/pool/amount", "amount", detail);
        }
        var bands = definition.bands() == null ? List.<Band>of() : definition.bands();
        for (var i = 0; i < bands.size(); i++) {
            if (!Money.isAmount(bands.get(i).amount(), decimals)) {
                add("/bands/" + i + "/amount", "amount", detail);
            }
        }
    }

    private void add(String pointer, String code, String detail) {
        faults.add(Fault.at(AT + pointer, code, detail));
    }
}
