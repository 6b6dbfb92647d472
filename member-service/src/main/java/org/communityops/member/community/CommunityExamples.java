package org.communityops.member.community;

/** Examples of the contract. */
final class CommunityExamples {
    static final String CREATE = """
            {"slug": "tea-house", "name": "Tea House 茶馆", "timeZone": "Asia/Shanghai", "joinPolicy": "OPEN",
             "purpose": "Learn to brew tea together", "topics": ["green tea", "tools"]}
            """;
    static final String COMMUNITY = """
            {"id": "01990d6e-8a00-7000-8000-000000000001", "slug": "tea-house", "name": "Tea House 茶馆",
             "timeZone": "Asia/Shanghai", "locale": "zh-CN", "joinPolicy": "OPEN", "stage": "SETUP", "archived": false,
             "purpose": "Learn to brew tea together", "topics": ["green tea", "tools"],
             "createdAt": "2026-11-20T02:15:00Z"}
            """;
    static final String PAGE = "{\"items\": [" + COMMUNITY + "]}";
    static final String PATCH = """
            {"timeZone": "Europe/Berlin", "audience": "Beginners", "purpose": null}
            """;

    private CommunityExamples() {}
}
