package org.communityops.kpi.ownmetric;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** What can be wrong with an own metric. */
@ApplicationScoped
class OwnMetricProblems implements ProblemCatalogue {
    private static final ProblemType EXPRESSION_INVALID =
            new ProblemType("expression-invalid", 422, "An expression cannot be taken", "表达式无效");
    private static final ProblemType KEY_TAKEN =
            new ProblemType("key-taken", 409, "Another metric has the key", "指标标识已被占用");

    @Override
    public List<ProblemType> types() {
        return List.of(EXPRESSION_INVALID, KEY_TAKEN);
    }

    static ProblemException formula(String why) {
        return new ProblemException(EXPRESSION_INVALID, why, List.of(new Fault("/formula", "expression-invalid", why)));
    }

    static ProblemException keyTaken(String key) {
        return new ProblemException(KEY_TAKEN, "The community has a metric " + key + " already");
    }
}
