package org.communityops.incentive.redemption;

/** Examples of the contract. */
final class RedemptionExamples {
    private static final String REWARD = """
            {"id": "0197c0de-0000-7000-8000-0000000000e1", "rewardId": "0197c0de-0000-7000-8000-0000000000d1",
             "memberId": "0197c0de-0000-7000-8000-000000000001", "kind": "GOODS", "name": "Tea cup 茶杯", "price": 300,
             "currency": "points", "approval": false, "transactionId": "0197c0de-0000-7000-8000-0000000000aa",
            """;
    private static final String FIRST =
            "{\"state\": \"RESERVED\", \"at\": \"2026-11-20T02:15:00.250417Z\", \"by\": \"3f9XkQ2mBv7L\"}";
    private static final String SECOND =
            "{\"state\": \"CONFIRMED\", \"at\": \"2026-11-20T02:16:10.000301Z\", \"by\": \"3f9XkQ2mBv7L\"}";

    static final String REDEEM = """
            {"memberId": "0197c0de-0000-7000-8000-000000000001", "rewardId": "0197c0de-0000-7000-8000-0000000000d1"}""";
    static final String RESERVED = REWARD
            + " \"state\": \"RESERVED\", \"expiresAt\": \"2026-11-20T02:45:00.250417Z\", \"steps\": [" + FIRST + "]}";
    static final String CONFIRMED = REWARD + " \"state\": \"CONFIRMED\", \"steps\": [" + FIRST + ", " + SECOND + "]}";
    static final String FULFILLED = REWARD + " \"state\": \"FULFILLED\", \"steps\": [" + FIRST + ", " + SECOND + """
            , {"state": "FULFILLED", "at": "2026-11-22T08:00:00.120004Z", "by": "Zq81LmPo0aRt", "reason": "Parcel SF1234567890"}]}""";
    static final String CANCELLED = REWARD + """
             "state": "CANCELLED", "refundTransactionId": "0197c0de-0000-7000-8000-0000000000ab", "steps": [""" + FIRST + """
            , {"state": "CANCELLED", "at": "2026-11-20T02:20:00.120004Z", "by": "3f9XkQ2mBv7L", "reason": "Ordered the wrong size"}]}""";
    static final String REJECTED = REWARD + """
             "state": "REJECTED", "refundTransactionId": "0197c0de-0000-7000-8000-0000000000ab", "steps": [""" + FIRST + """
            , {"state": "REJECTED", "at": "2026-11-20T02:20:00.120004Z", "by": "Zq81LmPo0aRt", "reason": "Only for volunteers"}]}""";
    static final String PAGE = "{\"items\": [" + RESERVED + "]}";

    private RedemptionExamples() {}
}
