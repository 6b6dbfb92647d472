package org.communityops.incentive.explanation;

/** What both contracts of explanations show as an example. */
final class ExplanationExamples {
    static final String RULE = """
            {"ruleId": "5f2b0c1e-7d3a-5b6c-8e9f-0a1b2c3d4e5f", "key": "message-posted", "name": "Message posted", "version": 1,
             "currency": "points", "matched": true, "award": 2, "uncapped": 2,
             "caps": [{"period": "DAY", "per": "MEMBER", "from": "2026-11-20", "used": 18, "limit": 20}], "amount": 2}""";
    static final String EVENT = """
            {"id": "0197c0de-0000-7000-8000-0000000000bb", "source": "wecom://group/8812", "sourceId": "msg-88121",
             "type": "message.posted", "memberId": "0197c0de-0000-7000-8000-000000000001", "time": "2026-11-20T02:15:00Z",
             "day": "2026-11-20", "retracted": false}""";

    private ExplanationExamples() {}
}
