package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares {@code topics.json}: who took part in topics, how soon they were answered, and who does the talking. */
record TopicCheck(Kpis kpis) implements Check {
    /** Members of a month in the truth, and what they are called in the interface. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("activeTopics", "activeTopics");
        NAMES.put("newTopics", "newTopics");
        NAMES.put("multiMemberTopics", "sharedTopics");
        NAMES.put("membersPerTopic", "membersPerTopic");
        NAMES.put("topicsPerTopicPoster", "topicsPerPoster");
        NAMES.put("answered", "answered");
        NAMES.put("answered24h", "answeredWithinDay");
        NAMES.put("answerRate", "answerRate");
        NAMES.put("medianAnswerSeconds", "medianAnswerSeconds");
        NAMES.put("top10pctPosters", "busiestPosters");
        NAMES.put("top10pctMessageShare", "busiestShare");
    }

    @Override
    public String file() {
        return "topics.json";
    }

    @Override
    public void run(JsonNode truth, Comparison comparison) throws IOException, InterruptedException {
        var months = kpis.topics();
        for (var row : truth.path("byMonth")) {
            var month = row.get("month").asText();
            var figures = months.valueStream()
                    .filter(item -> item.path("period").asText().equals(month))
                    .findFirst()
                    .orElse(MissingNode.getInstance());
            NAMES.forEach((wanted, name) -> {
                var actual = figures.path(name);
                comparison.number(
                        file(),
                        month + " " + wanted,
                        row.path(wanted),
                        actual.isNumber() ? Double.valueOf(actual.doubleValue()) : null);
            });
        }
    }
}
