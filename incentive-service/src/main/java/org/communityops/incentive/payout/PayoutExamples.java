package org.communityops.incentive.payout;

/** What the contract shows of payout lists. */
final class PayoutExamples {
    static final String DRAFT = """
            {"id": "0197c0de-0000-7000-8000-0000000000f1", "planId": "0197c0de-0000-7000-8000-0000000000e1", "planVersion": 1,
             "period": "2026-10", "currency": "CNY", "state": "DRAFT", "revision": 1, "lines": 2, "total": 1500.00,
             "steps": [{"revision": 1, "action": "CREATED", "actor": "7Zk2qW9xLpT4", "at": "2026-11-02T01:00:00.120004Z"}]}""";
    static final String REVIEWED = """
            {"id": "0197c0de-0000-7000-8000-0000000000f1", "planId": "0197c0de-0000-7000-8000-0000000000e1", "planVersion": 1,
             "period": "2026-10", "currency": "CNY", "state": "REVIEWED", "revision": 2, "lines": 2, "total": 1250.00,
             "steps": [{"revision": 1, "action": "CREATED", "actor": "7Zk2qW9xLpT4", "at": "2026-11-02T01:00:00.120004Z"},
                       {"revision": 2, "action": "REVIEWED", "actor": "7Zk2qW9xLpT4", "at": "2026-11-02T02:00:00.250417Z"}]}""";
    static final String REJECTED = """
            {"id": "0197c0de-0000-7000-8000-0000000000f1", "planId": "0197c0de-0000-7000-8000-0000000000e1", "planVersion": 1,
             "period": "2026-10", "currency": "CNY", "state": "DRAFT", "revision": 3, "lines": 2, "total": 1250.00,
             "steps": [{"revision": 1, "action": "CREATED", "actor": "7Zk2qW9xLpT4", "at": "2026-11-02T01:00:00.120004Z"},
                       {"revision": 2, "action": "REVIEWED", "actor": "7Zk2qW9xLpT4", "at": "2026-11-02T02:00:00.250417Z"},
                       {"revision": 3, "action": "REJECTED", "actor": "5Rb8nY3vHcM1", "reason": "October is not closed",
                        "at": "2026-11-02T03:00:00.500832Z"}]}""";
    static final String APPROVED = """
            {"id": "0197c0de-0000-7000-8000-0000000000f1", "planId": "0197c0de-0000-7000-8000-0000000000e1", "planVersion": 1,
             "period": "2026-10", "currency": "CNY", "state": "APPROVED", "revision": 3, "lines": 2, "total": 1250.00,
             "steps": [{"revision": 1, "action": "CREATED", "actor": "7Zk2qW9xLpT4", "at": "2026-11-02T01:00:00.120004Z"},
                       {"revision": 2, "action": "REVIEWED", "actor": "7Zk2qW9xLpT4", "at": "2026-11-02T02:00:00.250417Z"},
                       {"revision": 3, "action": "APPROVED", "actor": "5Rb8nY3vHcM1", "at": "2026-11-02T03:00:00.500832Z"}]}""";
    static final String FROZEN = """
            {"id": "0197c0de-0000-7000-8000-0000000000f1", "planId": "0197c0de-0000-7000-8000-0000000000e1", "planVersion": 1,
             "period": "2026-10", "currency": "CNY", "state": "FROZEN", "revision": 4, "lines": 2, "total": 1250.00,
             "steps": [{"revision": 1, "action": "CREATED", "actor": "7Zk2qW9xLpT4", "at": "2026-11-02T01:00:00.120004Z"},
                       {"revision": 2, "action": "REVIEWED", "actor": "7Zk2qW9xLpT4", "at": "2026-11-02T02:00:00.250417Z"},
                       {"revision": 3, "action": "APPROVED", "actor": "5Rb8nY3vHcM1", "at": "2026-11-02T03:00:00.500832Z"},
                       {"revision": 4, "action": "FROZEN", "actor": "5Rb8nY3vHcM1", "at": "2026-11-02T03:01:00.001249Z"}]}""";
    static final String DISCARDED = """
            {"id": "0197c0de-0000-7000-8000-0000000000f1", "planId": "0197c0de-0000-7000-8000-0000000000e1", "planVersion": 1,
             "period": "2026-10", "currency": "CNY", "state": "DISCARDED", "revision": 2, "lines": 0, "total": 0.00,
             "steps": [{"revision": 1, "action": "CREATED", "actor": "7Zk2qW9xLpT4", "at": "2026-11-02T01:00:00.120004Z"},
                       {"revision": 2, "action": "DISCARDED", "actor": "7Zk2qW9xLpT4", "reason": "October is not closed",
                        "at": "2026-11-02T02:00:00.250417Z"}]}""";
    static final String LINES = """
            {"items": [{"line": 1, "kind": "BONUS", "period": "2026-10",
                        "subject": "operator:0197c0de-0000-7000-8000-000000000001", "evaluationRevision": 1, "score": 92.5,
                        "grade": "A", "entitled": 1000.00, "proposed": 1000.00, "amount": 1000.00, "reason": "Grade A"},
                       {"line": 2, "kind": "BONUS", "period": "2026-10",
                        "subject": "operator:0197c0de-0000-7000-8000-000000000002", "evaluationRevision": 1, "score": 81,
                        "grade": "B", "entitled": 500.00, "proposed": 500.00, "amount": 250.00, "reason": "Grade B",
                        "decision": {"verdict": "CORRECTED", "reason": "On leave for half of the month"}}]}""";
    static final String ADJUSTMENTS = """
            {"items": [{"line": 1, "kind": "ADJUSTMENT", "period": "2026-10",
                        "subject": "operator:0197c0de-0000-7000-8000-000000000002", "evaluationRevision": 2, "score": 91,
                        "grade": "A", "entitled": 1000.00, "proposed": 500.00, "amount": 500.00,
                        "reason": "Revised evaluation. Grade A. Less 500.00 that was counted before"}]}""";
    static final String PAYROLL = """
            list,period,line,kind,for_period,subject,evaluation_revision,score,grade,proposed,amount,currency,reason,decision,decision_reason
            0197c0de-0000-7000-8000-0000000000f1,2026-10,1,BONUS,2026-10,operator:0197c0de-0000-7000-8000-000000000001,1,92.5,A,1000.00,1000.00,CNY,Grade A,,
            """;

    private PayoutExamples() {}
}
