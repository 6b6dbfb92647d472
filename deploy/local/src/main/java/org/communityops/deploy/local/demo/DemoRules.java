package org.communityops.deploy.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.ServiceApi;

/**
 * A rule of the community's own, a draft, and a back-test of what three points for a message would have cost. Looks first
 * for what is there, so a load that is taken up again makes nothing twice.
 *
 * @param incentive opened by an owner key
 * @param first the first day of the story
 */
record DemoRules(ServiceApi incentive, Community community, LocalDate first) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 200;

    private static final String GOOD_ANSWER = """
            {"key": "good-answer", "name": "Good answer", "definition": {
               "trigger": {"eventType": "answer.accepted"}, "award": {"fixed": 5}, "currency": "points",
               "caps": [{"period": "DAY", "amount": 25}, {"period": "DAY", "amount": 500, "per": "RULE"}],
               "coolDownSeconds": 300, "budget": 20000}}""";
    private static final String FIRST_SHARE = """
            {"key": "first-share", "name": "First share", "definition": {
               "trigger": {"eventType": "content.shared"}, "award": {"fixed": 20}, "currency": "points",
               "firstOnly": true, "audience": {"levelAtLeast": 2}}}""";

    /** Makes all of it. The back-test usually ends within a second; one that takes long is left to itself. */
    void load() throws IOException, InterruptedException {
        var published = rule(GOOD_ANSWER);
        if (published.path("state").asText().equals("DRAFT")) {
            var path = "/rules/" + published.path("id").asText() + "/versions/1/publish";
            incentive.post(community.path() + path, Map.of());
        }
        rule(FIRST_SHARE);
        backtest();
    }

    private JsonNode rule(String request) throws IOException, InterruptedException {
        var wanted = JSON.readTree(request);
        var found = find(wanted.path("key").asText());
        return found.isPresent() ? found.get() : incentive.post(community.path() + "/rules", wanted);
    }

    private Optional<JsonNode> find(String key) throws IOException, InterruptedException {
        for (var rule : incentive.get(community.path() + "/rules?limit=500").path("items")) {
            if (rule.path("key").asText().equals(key)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private void backtest() throws IOException, InterruptedException {
        var latest = incentive
                .get(community.path() + "/backtests?limit=1")
                .path("items")
                .path(0);
        if (latest.isMissingNode()) {
            latest = incentive.post(community.path() + "/backtests", request());
        }
        var path = community.path() + "/backtests/" + latest.path("id").asText();
        var begin = System.nanoTime();
        while (!latest.has("finishedAt") && System.nanoTime() - begin < LONGEST.toNanos()) {
            Thread.sleep(PAUSE_MILLIS);
            latest = incentive.get(path);
        }
    }

    /** The rules in force, but three points for each message. */
    private ObjectNode request() throws IOException, InterruptedException {
        var request = JSON.createObjectNode();
        request.put("from", first.toString());
        request.put("to", first.plusDays(DemoStory.DAYS - 2).toString());
        var rules = request.putArray("rules");
        for (var rule :
                incentive.get(community.path() + "/rules?state=ACTIVE&limit=50").path("items")) {
            var tested = rules.addObject();
            tested.set("key", rule.path("key"));
            tested.set("name", rule.path("name"));
            tested.set("definition", rule.path("definition").deepCopy());
            if (rule.path("key").asText().equals("message-posted")) {
                tested.withObject("/definition/award").put("fixed", 3);
            }
        }
        return request;
    }
}
