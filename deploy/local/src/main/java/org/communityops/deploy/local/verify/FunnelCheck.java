package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares {@code funnel.json}; makes the two funnels in the community if they are not there. */
record FunnelCheck(Kpis kpis) implements Check {
    private static final List<String> ACTIVITY = List.of("message.posted", "reaction.added");
    private static final List<String> MESSAGES = List.of("message.posted");
    private static final List<Map<String, Object>> STEPS = List.of(
            Map.of("name", "joined", "eventTypes", List.of("member.joined")),
            Map.of("name", "firstReply", "eventTypes", MESSAGES, "where", Map.of("isReply", true)),
            Map.of("name", "fiveMessages", "eventTypes", MESSAGES, "atLeast", 5),
            Map.of("name", "threeActiveWeeks", "eventTypes", ACTIVITY, "atLeast", 3, "of", "WEEKS"));
    private static final Map<String, Map<String, Object>> FUNNELS = Map.of(
            "lifetime", Map.of("name", "lifetime", "ordered", false, "steps", STEPS),
            "first30days",
                    Map.of(
                            "name",
                            "first30days",
                            "ordered",
                            false,
                            "windowDays",
                            30,
                            "completeOnly",
                            true,
                            "steps",
                            STEPS));

    @Override
    public String file() {
        return "funnel.json";
    }

    @Override
    public void run(JsonNode truth, Comparison comparison) throws IOException, InterruptedException {
        var known = new HashMap<String, String>();
        for (var funnel : kpis.get("/funnels?limit=500").path("items")) {
            known.put(funnel.path("name").asText(), funnel.path("id").asText());
        }
        for (var funnel : FUNNELS.entrySet()) {
            if (truth.has(funnel.getKey())) {
                var id = known.containsKey(funnel.getKey())
                        ? known.get(funnel.getKey())
                        : kpis.post("/funnels", funnel.getValue()).get("id").asText();
                var result = kpis.get("/funnels/" + id + "/result");
                compare(funnel.getKey(), truth.get(funnel.getKey()), result, comparison);
            }
        }
    }

    private void compare(String funnel, JsonNode truth, JsonNode result, Comparison comparison) {
        var steps = new HashMap<String, JsonNode>();
        result.path("steps").forEach(step -> steps.put(step.path("name").asText(), step));
        for (var row : truth.path("steps")) {
            var name = row.get("step").asText();
            var cell = funnel + " " + name + " ";
            var step = steps.get(name);
            comparison.number(file(), cell + "members", row.get("members"), number(step, "members"));
            comparison.number(file(), cell + "ofPrevious", row.get("ofPrevious"), number(step, "rateFromPrevious"));
            comparison.number(file(), cell + "ofJoined", row.get("ofJoined"), number(step, "rateFromFirst"));
            comparison.number(file(), cell + "alone", row.get("alone"), number(step, "alone"));
        }
    }

    private static @Nullable Double number(@Nullable JsonNode step, String field) {
        return step != null && step.hasNonNull(field) ? step.get(field).doubleValue() : null;
    }
}
