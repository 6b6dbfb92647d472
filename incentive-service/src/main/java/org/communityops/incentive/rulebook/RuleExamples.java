package org.communityops.incentive.rulebook;

/** What the contract shows as examples of rules. */
final class RuleExamples {
    static final String DEFINITION = """
            {"trigger": {"eventType": "answer.accepted", "condition": "has(data.words) && data.words >= 20"},
             "award": {"fixed": 10}, "currency": "points",
             "caps": [{"period": "DAY", "amount": 50, "per": "MEMBER"}, {"period": "DAY", "amount": 5000, "per": "RULE"}],
             "multiplier": {"expression": "has(data.score) ? double(data.score) / 100.0 : 1.0", "atLeast": 0.5, "atMost": 3},
             "coolDownSeconds": 600, "firstOnly": false, "excludeSelf": true, "audience": {"levelAtLeast": 2},
             "validFrom": "2026-11-01T00:00:00Z", "budget": 100000,
             "expiry": {"months": 12, "roundUpTo": "YEAR"}, "pending": {"days": 14}}""";
    static final String CREATE =
            "{\"key\": \"good-answer\", \"name\": \"Good answer\", \"definition\": " + DEFINITION + "}";
    static final String RULE =
            "{\"id\": \"0197c0de-0000-7000-8000-0000000000c1\", \"key\": \"good-answer\", \"name\": \"Good answer\", \"state\": \"ACTIVE\", \"version\": 1, \"definition\": "
                    + DEFINITION
                    + ", \"createdAt\": \"2026-11-19T08:00:00Z\", \"activeFrom\": \"2026-11-20T02:15:00Z\", \"draftVersion\": 2, \"spent\": 1250}";
    static final String DRAFT =
            "{\"ruleId\": \"0197c0de-0000-7000-8000-0000000000c1\", \"version\": 2, \"name\": \"Good answer\", \"definition\": "
                    + DEFINITION
                    + ", \"createdAt\": \"2026-11-19T08:00:00Z\"}";
    static final String PUBLISHED =
            "{\"ruleId\": \"0197c0de-0000-7000-8000-0000000000c1\", \"version\": 2, \"name\": \"Good answer\", \"definition\": "
                    + DEFINITION
                    + ", \"createdAt\": \"2026-11-19T08:00:00Z\", \"publishedAt\": \"2026-11-20T02:00:00Z\", \"activeFrom\": \"2026-12-01T00:00:00Z\"}";
    static final String NEW_VERSION = "{\"name\": \"Very good answer\"}";
    static final String PATCH = "{\"definition\": {\"award\": {\"fixed\": 12}, \"coolDownSeconds\": null}}";
    static final String PUBLISH = "{\"activateAt\": \"2026-12-01T00:00:00Z\"}";

    private RuleExamples() {}
}
