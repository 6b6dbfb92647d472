package org.communityops.member.member;

/** Examples of the contract. */
final class MemberExamples {
    static final String CREATE = """
            {"displayName": "Ann 安", "joinedAt": "2026-11-20T02:15:00Z",
             "identities": [{"platform": "wecom", "externalId": "wm8f3k", "handle": "ann"}]}
            """;
    static final String MEMBER = """
            {"id": "01990d6e-8a00-7000-8000-000000000002", "displayName": "Ann 安", "status": "ACTIVE",
             "joinedAt": "2026-11-20T02:15:00Z", "level": 2, "roles": [],
             "identities": [{"platform": "wecom", "externalId": "wm8f3k", "handle": "ann"}],
             "createdAt": "2026-11-20T02:15:00Z"}
            """;
    static final String PAGE = "{\"items\": [" + MEMBER + "]}";
    static final String PATCH = """
            {"displayName": "Ann of the tea house", "status": "ACTIVE"}
            """;
    static final String LINK = """
            {"platform": "zulip", "externalId": "u-1207", "handle": "ann.t"}
            """;
    static final String LINKED = """
            {"platform": "zulip", "externalId": "u-1207", "memberId": "01990d6e-8a00-7000-8000-000000000002"}
            """;

    private MemberExamples() {}
}
