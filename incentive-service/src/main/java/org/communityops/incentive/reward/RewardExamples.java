package org.communityops.incentive.reward;

/** Examples of the contract. */
final class RewardExamples {
    private static final String DEFINITION = """
             "kind": "GOODS", "name": "Tea cup 茶杯", "description": "White porcelain, 120 ml; sent within a week.",
             "price": 300, "currency": "points", "stock": 50, "limit": {"count": 2, "period": "MONTH"}, "minLevel": 3,
             "approval": false, "unitCost": {"amount": 18.5, "currency": "CNY"}, "state": "ACTIVE\"""";
    static final String CREATE = "{" + DEFINITION + "}";
    static final String REWARD = "{\"id\": \"0197c0de-0000-7000-8000-0000000000d1\"," + DEFINITION
            + ", \"createdAt\": \"2026-11-20T02:15:00Z\"}";
    static final String PAGE = "{\"items\": [" + REWARD + "]}";
    static final String PATCH = "{\"price\": 280, \"minLevel\": null}";

    private RewardExamples() {}
}
