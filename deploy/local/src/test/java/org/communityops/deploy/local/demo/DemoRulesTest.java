package org.communityops.deploy.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.communityops.deploy.local.FakeService;
import org.communityops.deploy.local.FakeService.Reply;
import org.communityops.deploy.local.FakeService.Request;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.api.ServiceApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoRulesTest {
    private static final String MESSAGES = """
            {"id": "r0", "key": "message-posted", "name": "Message posted", "state": "ACTIVE",
             "definition": {"award": {"fixed": 2}, "currency": "points"}}""";

    private final Community community = new Community(new UUID(0, 7), "demo", ZoneId.of("UTC"));
    private final FakeService service;
    private final ServiceApi incentive;
    private final DemoRules rules;

    DemoRulesTest() throws IOException {
        service = new FakeService();
        incentive = new ServiceApi(service.url(), "key", new Patience(Duration.ofSeconds(1)));
        rules = new DemoRules(incentive, community, LocalDate.parse("2026-10-25"));
    }

    @AfterEach
    void close() {
        incentive.close();
        service.close();
    }

    private List<Request> posts() {
        return service.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    private static Reply list(String... items) {
        return new Reply(200, "{\"items\": [" + String.join(", ", items) + "]}");
    }

    @Test
    void publishesARuleDraftsAnotherAndHasThreePointsTested() throws Exception {
        service.answers(request -> switch (request.method() + " "
                + request.path().substring(community.path().length())) {
            case "GET /rules?limit=500", "GET /rules?state=ACTIVE&limit=50" -> list(MESSAGES);
            case "GET /backtests?limit=1" -> list();
            case "GET /backtests/b1" ->
                new Reply(200, "{\"id\": \"b1\", \"state\": \"DONE\", \"finishedAt\": \"2026-11-21T01:00:00Z\"}");
            case "POST /backtests" -> new Reply(202, "{\"id\": \"b1\", \"state\": \"QUEUED\"}");
            case "POST /rules" -> new Reply(201, "{\"id\": \"r1\", \"state\": \"DRAFT\"}");
            default -> new Reply(200, "{}");
        });

        rules.load();

        assertThat(posts())
                .extracting(request -> request.path().substring(community.path().length()))
                .containsExactly("/rules", "/rules/r1/versions/1/publish", "/rules", "/backtests");
        var test = new ObjectMapper().readTree(posts().getLast().body());
        assertThat(test.path("from").asText()).isEqualTo("2026-10-25");
        assertThat(test.path("to").asText()).isEqualTo("2026-11-20");
        assertThat(test.at("/rules/0/definition/award/fixed").asInt()).isEqualTo(3);
        assertThat(test.at("/rules/0/key").asText()).isEqualTo("message-posted");
        assertThat(service.requests().getLast().path()).endsWith("/backtests/b1");
    }

    @Test
    void makesNothingTwice() throws Exception {
        service.answers(request -> request.path().contains("/backtests")
                ? list("{\"id\": \"b1\", \"state\": \"DONE\", \"finishedAt\": \"2026-11-21T01:00:00Z\"}")
                : list(
                        "{\"id\": \"r1\", \"key\": \"good-answer\", \"state\": \"ACTIVE\"}",
                        "{\"id\": \"r2\", \"key\": \"first-share\", \"state\": \"DRAFT\"}"));

        rules.load();

        assertThat(posts()).isEmpty();
    }
}
