package org.communityops.incentive.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.communityops.kit.feed.FeedItem;
import org.jspecify.annotations.Nullable;

/**
 * What {@code evaluation.final} of kpi-service's feed says, as far as it is needed here.
 *
 * @param card names the score card within its community
 * @param indicators what the score is made of; empty where the news does not tell
 */
public record FinalEvaluation(
        String newsId,
        UUID communityId,
        UUID evaluationId,
        String card,
        int cardVersion,
        String subject,
        String period,
        BigDecimal score,
        @Nullable String grade,
        String inputsHash,
        Instant finalisedAt,
        List<Indicator> indicators) {
    private static final int LONGEST = 100;
    private static final Pattern SUBJECT = Pattern.compile("[a-z]{1,20}:\\S{1,79}");
    private static final Pattern PERIOD = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?|-W\\d{2}|-Q[1-4])?");

    /** How well somebody did in one respect. */
    public record Indicator(String metric, BigDecimal score) {}

    /** Reads a piece of news; throws {@link IllegalArgumentException} when it is none of an evaluation. */
    static FinalEvaluation of(FeedItem item) {
        var data = item.data();
        var subject = text(data, "subject");
        var period = text(data, "period");
        if (!SUBJECT.matcher(subject).matches() || !PERIOD.matcher(period).matches()) {
            throw new IllegalArgumentException("Nobody and no period is called " + subject + ", " + period);
        }
        return new FinalEvaluation(
                item.id(),
                item.communityId(),
                UUID.fromString(text(data, "id")),
                text(data, "card"),
                data.path("cardVersion").asInt(),
                subject,
                period,
                score(data.path("score")),
                data.hasNonNull("grade") ? text(data, "grade") : null,
                text(data, "inputsHash"),
                item.time(),
                indicators(data.path("indicators")));
    }

    /** Bounded, since 1e999999 is a short text and a long number. */
    private static BigDecimal score(JsonNode number) {
        var score = new BigDecimal(number.asText());
        if (score.scale() > 20 || score.precision() - score.scale() > 12) {
            throw new IllegalArgumentException("A score has at most 12 digits before the point and 20 after it");
        }
        return score.scale() < 0 ? score.setScale(0) : score;
    }

    /** An indicator that has no score, since nothing could be measured, is left out. */
    private static List<Indicator> indicators(JsonNode told) {
        var indicators = new ArrayList<Indicator>();
        for (var indicator : told) {
            if (indicator.hasNonNull("score")) {
                indicators.add(new Indicator(text(indicator, "metric"), score(indicator.path("score"))));
            }
        }
        return List.copyOf(indicators);
    }

    private static String text(JsonNode data, String member) {
        var text = data.path(member).asText();
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("An evaluation says its " + member + " in 1 to 100 characters");
        }
        return text;
    }
}
