package org.communityops.kpi.memberscore;

/** What the contract says of all answers about scores. */
final class ScoreExamples {
    static final String TAG = "What members are worth to the community, week by week (成员评分).";
    static final String WEEK = "An ISO week that is scored; the latest one when left out.";
    static final String HEAD =
            "\"week\": \"2026-W20\", \"version\": 1, \"cutOff\": \"2026-05-17\", \"timeZone\": \"Asia/Shanghai\",";
    static final String SCORE = """
            {"memberId": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b", "week": "2026-W20", "version": 1,
             "rfm": {"recency": 5, "frequency": 4, "monetary": 5}, "love": 84, "reach": 52,
             "influence": {"product": 44, "level": "MEDIUM"}, "band": "CORE", "churnRisk": 13,
             "reasons": {"cutOff": "2026-05-17", "lastActive": "2026-05-16",
               "silentDays": {"value": 1, "better": 19, "of": 100}, "activeDays": {"value": 30, "better": 21, "of": 100},
               "spent": {"currency": "CNY", "amount": 128.5000, "better": 1, "of": 8},
               "purchases": [{"currency": "CNY", "amount": 128.5000}],
               "activeWeeks": {"value": 8, "atMost": 100, "of": 100}, "interactions": {"value": 40, "atMost": 68, "of": 100},
               "responders": {"value": 3, "atMost": 52, "of": 100}, "repliesDrawn": 4, "reactionsDrawn": 2,
               "usualGap": {"days": 89, "gaps": 29}, "recentDays": 9, "earlierDays": 12}}""";

    private ScoreExamples() {}
}
