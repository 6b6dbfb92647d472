package org.communityops.member.key;

/** Examples of the contract. The keys in them are made up; their check sums are wrong. */
final class KeyExamples {
    static final String CREATE = """
            {"name": "WeCom bot of the tea house", "kind": "bot",
             "communities": ["01990d6e-8a00-7000-8000-000000000001"]}
            """;
    private static final String FIELDS = """
            "id": "4fGh29Kd0LmQ", "name": "WeCom bot of the tea house", "kind": "bot",
             "communities": ["01990d6e-8a00-7000-8000-000000000001"], "createdAt": "2026-11-20T02:15:00Z",
             "createdBy": "7hGw20aPz1Xc", "expiresAt": "2027-11-20T02:15:00Z"
            """;
    static final String KEY = "{" + FIELDS + "}";
    static final String NEW_KEY =
            "{" + FIELDS + ", \"key\": \"cop_bot_4fGh29Kd0LmQxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}";
    static final String PAGE = "{\"items\": [" + KEY + "]}";
    static final String ROTATE = "{\"overlapHours\": 24}";

    private KeyExamples() {}
}
