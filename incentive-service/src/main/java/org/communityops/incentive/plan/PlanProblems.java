package org.communityops.incentive.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Why a plan does not pay. */
@ApplicationScoped
class PlanProblems implements ProblemCatalogue {
    private static final ProblemType NOT_RUNNING =
            new ProblemType("plan-not-running", 409, "The plan does not pay now", "奖励计划当前不可发放");
    private static final ProblemType BUDGET_EXCEEDED =
            new ProblemType("budget-exceeded", 409, "The budget does not hold enough", "预算不足");
    private static final ProblemType LIMIT_REACHED =
            new ProblemType("plan-limit-reached", 409, "A limit of the plan is reached", "已达到计划上限");

    @Override
    public List<ProblemType> types() {
        return List.of(NOT_RUNNING, BUDGET_EXCEEDED, LIMIT_REACHED);
    }

    static ProblemException notRunning(Plan plan) {
        return new ProblemException(
                NOT_RUNNING,
                "The plan is " + plan.state() + ", and pays from " + plan.startsAt() + " until " + plan.endsAt());
    }

    static ProblemException budgetExceeded(Plan plan) {
        return new ProblemException(BUDGET_EXCEEDED, "The plan has " + plan.balance() + " left; nothing was awarded");
    }

    static ProblemException tooManyAwards(Plan plan) {
        return new ProblemException(
                LIMIT_REACHED,
                "The plan has given " + plan.awards() + " of " + plan.awardLimit() + " awards; nothing was awarded");
    }

    static ProblemException tooManyMembers() {
        return new ProblemException(
                LIMIT_REACHED, "The plan would reach more members than it may; nothing was awarded");
    }
}
