package org.communityops.incentive;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.FeedPages;

/** News of final evaluations as kpi-service's feed carries them. */
public final class EvaluationNews {
    public static final String CARD = "operator-month";

    private EvaluationNews() {}

    public static String operator(CommunityFixture community, String name) {
        return "operator:" + community.member(name);
    }

    /** One operator's evaluation of a month. */
    public static FeedItem of(CommunityFixture community, String name, String period, String score, String grade) {
        return of(community, CARD, operator(community, name), period, score, grade);
    }

    public static FeedItem of(
            CommunityFixture community, String card, String subject, String period, String score, String grade) {
        var data = new HashMap<String, Object>(Map.of(
                "id",
                UUID.randomUUID(),
                "subject",
                subject,
                "period",
                period,
                "card",
                card,
                "cardVersion",
                3,
                "state",
                "FINAL",
                "score",
                new BigDecimal(score),
                "grade",
                grade,
                "inputsHash",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
        return item(community, "evaluation.final", data);
    }

    public static FeedItem item(CommunityFixture community, String type, Map<String, Object> data) {
        return FeedPages.item(
                UUID.randomUUID(),
                community.id,
                type,
                String.valueOf(data.get("subject")),
                Instant.parse("2026-11-01T02:00:00Z"),
                data);
    }

    public static void apply(FeedItem... items) {
        FeedPages.apply("kpi", items);
    }
}
