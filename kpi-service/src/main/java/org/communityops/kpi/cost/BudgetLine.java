package org.communityops.kpi.cost;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which part of a budget pays. */
@Schema(
        name = "BudgetLine",
        description = "Which line of the budget pays (预算线): CORE (核心), EXPERIMENT (实验), RESERVE (储备).")
public enum BudgetLine {
    CORE,
    EXPERIMENT,
    RESERVE
}
