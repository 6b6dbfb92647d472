package org.communityops.kpi.cost;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What money was spent on. */
@Schema(
        name = "CostKind",
        description =
                "What it was spent on (成本类别): ACQUISITION (获客), CONTENT (内容), REWARD (奖励), STAFF (人力), TOOL (工具), OTHER (其他).")
public enum CostKind {
    ACQUISITION,
    CONTENT,
    REWARD,
    STAFF,
    TOOL,
    OTHER
}
