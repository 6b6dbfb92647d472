package org.communityops.incentive.checkout;

/** Examples of the contract. */
final class CheckoutExamples {
    static final String CODE = "{\"code\": \"7K3QX9-M2HT4B-ZC81VN\", \"amount\": 128.5, \"currency\": \"CNY\"}";
    static final String PURCHASE =
            "{\"code\": \"7K3QX9-M2HT4B-ZC81VN\", \"orderId\": \"o-2026-1120-17\", \"amount\": 128.5, \"currency\": \"CNY\"}";
    static final String ORDER = "{\"code\": \"7K3QX9-M2HT4B-ZC81VN\", \"orderId\": \"o-2026-1120-17\"}";

    private static final String COUPON = """
            {"couponId": "0197c0de-0000-7000-8000-0000000000cc", "name": "20 off from 100",
             "discount": {"kind": "FIXED", "value": 20, "currency": "CNY"}, "minimumPurchase": 100,
             "validTo": "2026-12-20T16:00:00Z",
            """;
    static final String GOOD = COUPON + " \"state\": \"ISSUED\", \"usable\": true, \"amountOff\": 20}";
    static final String EXPIRED = COUPON + " \"state\": \"EXPIRED\", \"usable\": false, \"obstacle\": \"EXPIRED\"}";
    static final String RESERVED = COUPON
            + " \"state\": \"RESERVED\", \"usable\": true, \"amountOff\": 20, \"reservedUntil\": \"2026-11-21T10:15:00Z\"}";
    static final String USED = COUPON
            + " \"state\": \"USED\", \"usable\": false, \"amountOff\": 20, \"usedAt\": \"2026-11-21T10:00:00.250417Z\"}";
    static final String RELEASED = COUPON + " \"state\": \"ISSUED\", \"usable\": true}";

    private CheckoutExamples() {}
}
