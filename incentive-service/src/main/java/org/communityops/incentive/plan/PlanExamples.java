package org.communityops.incentive.plan;

/** Examples of plans for the contract. */
final class PlanExamples {
    static final String CREATE = """
            {"key": "spring-festival", "name": "Spring festival", "currency": "points", "budget": 10000,
             "startsAt": "2026-11-20T00:00:00Z", "endsAt": "2026-12-04T00:00:00Z", "memberLimit": 100,
             "pointCost": {"amount": 0.5, "currency": "CNY"}}""";
    static final String DRAFT = """
            {"id": "0197c0de-0000-7000-8000-0000000000f1", "key": "spring-festival", "name": "Spring festival",
             "currency": "points", "budget": 10000, "balance": 0,
             "account": "system:budget:0197c0de-0000-7000-8000-0000000000f1", "startsAt": "2026-11-20T00:00:00Z",
             "endsAt": "2026-12-04T00:00:00Z", "memberLimit": 100, "pointCost": {"amount": 0.5, "currency": "CNY"},
             "state": "DRAFT", "version": 1, "paid": 0, "awards": 0, "members": 0,
             "createdAt": "2026-11-19T02:15:00.120004Z"}""";
    static final String ACTIVE = """
            {"id": "0197c0de-0000-7000-8000-0000000000f1", "key": "spring-festival", "name": "Spring festival",
             "currency": "points", "budget": 10000, "balance": 9940,
             "account": "system:budget:0197c0de-0000-7000-8000-0000000000f1", "startsAt": "2026-11-20T00:00:00Z",
             "endsAt": "2026-12-04T00:00:00Z", "memberLimit": 100, "pointCost": {"amount": 0.5, "currency": "CNY"},
             "state": "ACTIVE", "version": 5, "paid": 60, "awards": 3, "members": 3,
             "createdAt": "2026-11-19T02:15:00.120004Z", "activatedAt": "2026-11-19T03:00:00Z"}""";
    static final String PAUSED = """
            {"id": "0197c0de-0000-7000-8000-0000000000f1", "key": "spring-festival", "name": "Spring festival",
             "currency": "points", "budget": 10000, "balance": 9940,
             "account": "system:budget:0197c0de-0000-7000-8000-0000000000f1", "startsAt": "2026-11-20T00:00:00Z",
             "endsAt": "2026-12-04T00:00:00Z", "memberLimit": 100, "pointCost": {"amount": 0.5, "currency": "CNY"},
             "state": "PAUSED", "version": 6, "paid": 60, "awards": 3, "members": 3,
             "createdAt": "2026-11-19T02:15:00.120004Z", "activatedAt": "2026-11-19T03:00:00Z"}""";
    static final String STOPPED = """
            {"id": "0197c0de-0000-7000-8000-0000000000f1", "key": "spring-festival", "name": "Spring festival",
             "currency": "points", "budget": 10000, "balance": 0,
             "account": "system:budget:0197c0de-0000-7000-8000-0000000000f1", "startsAt": "2026-11-20T00:00:00Z",
             "endsAt": "2026-12-04T00:00:00Z", "state": "ENDED", "endReason": "STOPPED", "paid": 60, "awards": 3,
             "members": 3, "version": 7, "createdAt": "2026-11-19T02:15:00.120004Z",
             "activatedAt": "2026-11-19T03:00:00Z", "endedAt": "2026-11-25T03:00:00Z"}""";
    static final String PAGE = "{\"items\": [" + ACTIVE + "]}";

    private PlanExamples() {}
}
