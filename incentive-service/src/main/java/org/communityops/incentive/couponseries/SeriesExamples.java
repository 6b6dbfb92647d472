package org.communityops.incentive.couponseries;

/** Examples of the contract. */
final class SeriesExamples {
    static final String CREATE = """
            {"name": "20 off from 100", "discount": {"kind": "FIXED", "value": 20, "currency": "CNY"}, "minimumPurchase": 100,
             "validDays": 30, "codeLimit": 500}""";
    static final String SERIES = """
            {"id": "0197c0de-0000-7000-8000-0000000000c1", "name": "20 off from 100",
             "discount": {"kind": "FIXED", "value": 20, "currency": "CNY"}, "minimumPurchase": 100, "validDays": 30,
             "codeSource": "GENERATED", "codeLimit": 500, "state": "OPEN", "createdAt": "2026-11-20T02:15:00Z"}""";
    static final String PAGE = "{\"items\": [" + SERIES + "]}";
    static final String PATCH = "{\"codeLimit\": 800}";

    private SeriesExamples() {}
}
