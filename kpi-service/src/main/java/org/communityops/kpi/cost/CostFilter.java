package org.communityops.kpi.cost;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that narrow a list of costs. */
public class CostFilter {
    @QueryParam("from")
    @Parameter(description = "Only costs of this day and later ones.", example = "2026-05-01")
    @Nullable LocalDate from;

    @QueryParam("to")
    @Parameter(description = "Only costs of this day and earlier ones.", example = "2026-05-31")
    @Nullable LocalDate to;

    @QueryParam("kind")
    @Parameter(description = "Only costs of this kind (成本类别).", example = "ACQUISITION")
    @Nullable CostKind kind;

    @QueryParam("currency")
    @Parameter(description = "Only costs in this currency (货币).", example = "CNY")
    @Nullable String currency;

    @QueryParam("campaignId")
    @Parameter(description = "Only costs of this campaign (活动).", example = "spring-sale")
    @Nullable String campaignId;

    @QueryParam("channel")
    @Parameter(description = "Only costs of this channel (渠道).", example = "wechat")
    @Nullable String channel;

    @QueryParam("line")
    @Parameter(description = "Only costs that this line of the budget pays (预算线).", example = "CORE")
    @Nullable BudgetLine line;

    @QueryParam("operatorId")
    @Parameter(description = "Only hours of this operator (运营人员).", example = "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b")
    @Nullable UUID operatorId;

    /** A problem (422) when the days end before they begin. */
    void check() {
        if (from != null && to != null && from.isAfter(to)) {
            throw ProblemException.invalid("from", "after-to", "from is after to");
        }
    }
}
