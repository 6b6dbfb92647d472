package org.communityops.incentive.coupon;

/** Examples of the contract. */
final class CouponExamples {
    private static final String NAMES = """
            {"id": "0197c0de-0000-7000-8000-0000000000cc", "seriesId": "0197c0de-0000-7000-8000-0000000000c1",
             "name": "20 off from 100", "memberId": "0197c0de-0000-7000-8000-000000000001",
             "discount": {"kind": "FIXED", "value": 20, "currency": "CNY"}, "minimumPurchase": 100,
             "issuedAt": "2026-11-20T02:15:00Z", "validFrom": "2026-11-20T02:15:00Z", "validTo": "2026-12-20T16:00:00Z",
            """;
    static final String COUPON = NAMES + " \"state\": \"ISSUED\"}";
    static final String HELD = NAMES + " \"state\": \"ISSUED\", \"code\": \"7K3QX9-M2HT4B-ZC81VN\"}";
    static final String REVOKED =
            NAMES + " \"state\": \"REVOKED\", \"revokedBecause\": \"Issued to the wrong member\"}";
    static final String PAGE = "{\"items\": [" + COUPON + "]}";
    static final String HELD_PAGE = "{\"items\": [" + HELD + "]}";

    private CouponExamples() {}
}
