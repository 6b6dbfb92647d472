package org.communityops.kit.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeadLetterTest {
    private static final UUID EPOCH = UUID.randomUUID();
    private static final UUID COMMUNITY = UUID.randomUUID();
    private static final String LETTERS = "/v1/dead-letters";

    @Inject
    PageApplier applier;

    @Inject
    DeadLetterReplay replay;

    @Inject
    EffectHandler handler;

    private String owner = "";
    private long head;

    @BeforeEach
    void reset() throws SQLException {
        handler.reset();
        owner = TestKeys.everywhere(KeyKind.OWN);
        head = 0;
    }

    @Test
    void listsWhatCouldNotBeApplied() throws Exception {
        arrive("p", poison());
        arrive("p", JsonNodeFactory.instance.objectNode());

        as(owner)
                .queryParam("feed", EffectHandler.FEED)
                .get(LETTERS)
                .then()
                .statusCode(200)
                .body("items.position", contains(1, 2))
                .body("items.subject", contains("p", "p"))
                .body("items.parked", contains(false, true))
                .body("items[0].reason", equalTo("poison"))
                .body("items[0].communityId", equalTo(COMMUNITY.toString()));
    }

    @Test
    void pagesThroughThem() throws Exception {
        for (var i = 0; i < 3; i++) {
            arrive("p" + i, poison());
        }

        var first = as(owner)
                .queryParam("feed", EffectHandler.FEED)
                .queryParam("limit", 2)
                .get(LETTERS);
        first.then().statusCode(200).body("items.position", contains(1, 2));
        as(owner)
                .queryParam("feed", EffectHandler.FEED)
                .queryParam("cursor", first.<String>path("next"))
                .get(LETTERS)
                .then()
                .statusCode(200)
                .body("items.position", contains(3));
    }

    @Test
    void appliesThemOnceWhenTheyAreCured() throws Exception {
        arrive("p", poison());
        arrive("p", JsonNodeFactory.instance.objectNode());
        arrive("q", JsonNodeFactory.instance.objectNode());
        handler.curePoison(true);

        var first = replay.replay(EffectHandler.FEED, 100);
        var again = replay.replay(EffectHandler.FEED, 100);

        assertThat(first).isEqualTo(new ReplayedDeadLetters(2, 0));
        assertThat(again).isEqualTo(new ReplayedDeadLetters(0, 0));
        assertThat(handler.effects()).containsExactly("3", "1", "2");
    }

    @Test
    void leavesWhatIsParkedBehindOneThatStillFails() throws Exception {
        arrive("p", poison());
        arrive("p", JsonNodeFactory.instance.objectNode());

        assertThat(replay.replay(EffectHandler.FEED, 100)).isEqualTo(new ReplayedDeadLetters(0, 2));
        assertThat(handler.effects()).isEmpty();
    }

    @Test
    void readsBodiesAgainThatAreAsDeepAsTheyMayBe() throws Exception {
        JsonNode deep = poison();
        for (var i = 0; i < 32; i++) {
            deep = JsonNodeFactory.instance.objectNode().set("a", deep);
        }
        var body = JsonNodeFactory.instance.objectNode().put("poison", "x".repeat(100_000));
        body.set("a", deep);
        arrive("deep", body);
        handler.curePoison(true);

        assertThat(replay.replay(EffectHandler.FEED, 100)).isEqualTo(new ReplayedDeadLetters(1, 0));
    }

    @Test
    void triesNoMoreThanItIsTold() throws Exception {
        IntStream.range(0, 4).forEach(i -> arrive("p" + i, poison()));
        handler.curePoison(true);

        assertThat(replay.replay(EffectHandler.FEED, 3)).isEqualTo(new ReplayedDeadLetters(3, 1));
    }

    @Test
    void isForTheOwnerOnly() {
        problem(as(TestKeys.everywhere(KeyKind.SVC)).get(LETTERS), 403, "forbidden");
        problem(ask(TestKeys.everywhere(KeyKind.APP), "{\"feed\":\"member\"}"), 403, "forbidden");
    }

    @Test
    void replaysTheFeedsThatThereAre() {
        ask(owner, "{\"feed\":\"kpi\"}").then().statusCode(200).body("replayed", equalTo(0), "left", equalTo(0));
        problem(ask(owner, "{\"feed\":\"news\"}"), 422, "validation-failed").body("errors.pointer", contains("/feed"));
        problem(ask(owner, "{}"), 422, "validation-failed");
        problem(ask(owner, "{\"feeds\":\"kpi\"}"), 400, "unknown-field");
    }

    private void arrive(String subject, JsonNode data) {
        head++;
        var item = new FeedItem(
                String.valueOf(head),
                7,
                head,
                COMMUNITY,
                EffectHandler.TYPE,
                subject,
                Instant.parse("2026-11-20T02:15:00Z"),
                data);
        try {
            applier.apply(EffectHandler.FEED, EPOCH, java.util.List.of(item));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode poison() {
        return JsonNodeFactory.instance.objectNode().put("poison", true);
    }

    private static io.restassured.response.Response ask(String key, String body) {
        return as(key).contentType("application/json").body(body).post(LETTERS + "/replay");
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", key);
    }
}
