package org.communityops.activity.ingest;

import static org.communityops.activity.TestEvents.event;
import static org.communityops.activity.TestEvents.message;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.communityops.activity.TestCommunity;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SingleEventTest {
    private TestCommunity community;

    @BeforeEach
    void begin() {
        community = TestCommunity.create();
    }

    @Test
    void recordsANewEventAndShowsItAtItsLocation() {
        var location = community
                .send(message("m-1"))
                .statusCode(201)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(0))
                .body("rejected", equalTo(0))
                .body("results", empty())
                .extract()
                .header("Location");

        community
                .asOwner()
                .get(location)
                .then()
                .statusCode(200)
                .body("event.id", equalTo("m-1"))
                .body("event.source", equalTo("slack://team"))
                .body("event.subject", equalTo("u-1"))
                .body("event.time", equalTo("2026-03-02T08:00:00Z"))
                .body("event.data.chars", equalTo(5))
                .body("retracted", nullValue());
    }

    @Test
    void countsTheSameEventAgainAsADuplicate() {
        community.send(message("m-1")).statusCode(201);

        community
                .send(message("m-1"))
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("duplicates", equalTo(1));
    }

    @Test
    void takesAnotherSpellingOfTheSameContentForTheSame() {
        community
                .send(event(
                        "m-1",
                        "purchase.completed",
                        "u",
                        "2026-03-02T08:00:00Z",
                        "\"orderId\":\"o\",\"amount\":12.50,\"currency\":\"CNY\""))
                .statusCode(201);

        community
                .send(event(
                        "m-1",
                        "purchase.completed",
                        "u",
                        "2026-03-02T16:00:00.000+08:00",
                        "\"currency\":\"CNY\",\"amount\":1.25e1,\"orderId\":\"o\""))
                .statusCode(200)
                .body("duplicates", equalTo(1));
    }

    @Test
    void namesTheMembersThatDifferFromWhatWasRecorded() {
        community.send(message("m-1")).statusCode(201);

        var other = message("m-1", "u-2", "2026-03-02T08:00:00Z", "\"channel\":\"general\",\"chars\":6,\"words\":1");
        problem(community.send(other), 409, "conflict")
                .body("errors.pointer", containsInAnyOrder("/subject", "/data/chars", "/data/words"));
        community.asOwner().get(community.path("/events")).then().body("items.event.data.chars", contains(5));
    }

    @Test
    void asksForWhatEveryEventHas() {
        problem(
                        community.send(
                                "{\"specversion\":\"1.0\",\"source\":\"slack://t\",\"type\":\"message.posted\",\"subject\":\"u\"}"),
                        422,
                        "validation-failed")
                .body("errors.pointer", contains("/id"));
        problem(community.send("{}"), 422, "validation-failed")
                .body("errors.pointer", containsInAnyOrder("/specversion", "/id", "/source", "/type", "/subject"));
    }

    @Test
    void readsVersionOneOnly() {
        problem(community.send(message("m-1").replace("\"1.0\"", "\"0.3\"")), 422, "validation-failed")
                .body("errors.pointer", contains("/specversion"));
    }

    @Test
    void refusesEventsOfTheFuture() {
        var soon = Instant.now().plus(4, ChronoUnit.MINUTES).toString();
        var late = Instant.now().plus(10, ChronoUnit.MINUTES).toString();

        community.send(message("m-1", "u", soon, "")).statusCode(201);
        problem(community.send(message("m-2", "u", late, "")), 422, "event-time-in-future");
    }

    @Test
    void refusesEventsFromBeforeTheCommunityBegins() {
        community.change("eventsFrom", "2026-01-01T00:00:00Z");

        problem(community.send(message("m-1", "u", "2025-12-31T23:59:59Z", "")), 422, "event-too-old");
        community.send(message("m-2", "u", "2026-01-01T00:00:00Z", "")).statusCode(201);
    }

    @Test
    void refusesTypesThatNobodyRegistered() {
        problem(
                        community.send(event("m-1", "nothing.known", "u", "2026-03-02T08:00:00Z", "")),
                        422,
                        "unknown-event-type")
                .body("errors.pointer", contains("/type"));
    }

    @Test
    void refusesDataThatItsTypeDoesNotAllow() {
        problem(
                        community.send(message("m-1", "u", "2026-03-02T08:00:00Z", "\"chars\":-1,\"isReply\":\"yes\"")),
                        422,
                        "validation-failed")
                .body("errors.pointer", containsInAnyOrder("/data/chars", "/data/isReply"));
        problem(
                        community.send(event(
                                "p-1",
                                "purchase.completed",
                                "u",
                                "2026-03-02T08:00:00Z",
                                "\"orderId\":\"o\",\"amount\":1")),
                        422,
                        "validation-failed")
                .body("errors.pointer", contains("/data/currency"));
    }

    @Test
    void keepsFurtherAttributesAndRefusesMistypedOnes() {
        var location = community
                .send(message("m-1")
                        .replace("{\"specversion\"", "{\"traceparent\":\"00-ab\",\"sampled\":1,\"specversion\""))
                .statusCode(201)
                .extract()
                .header("Location");

        community
                .asOwner()
                .get(location)
                .then()
                .body("event.traceparent", equalTo("00-ab"))
                .body("event.sampled", equalTo(1));
        problem(community.send(message("m-2").replace("\"subject\"", "\"Subject\"")), 400, "unknown-field")
                .body("errors.pointer", contains("/Subject"));
    }

    @Test
    void refusesTextThatCannotBeGivenBackAsItCame() {
        var nul = message("m-1", "u", "2026-03-02T08:00:00Z", "\"x\":{\"a/b\":[\"\\u0000\"]}");
        var half = message("m-1", "u", "2026-03-02T08:00:00Z", "\"x\":\"\\ud800\"");
        var huge = message("m-1", "u", "2026-03-02T08:00:00Z", "\"x\":1e400");

        problem(community.send(nul), 422, "validation-failed").body("errors.pointer", contains("/data/x/a~1b/0"));
        problem(community.send(half), 422, "validation-failed").body("errors.pointer", contains("/data/x"));
        problem(community.send(huge), 422, "validation-failed").body("errors.pointer", hasItem("/data/x"));
        problem(community.send(message("m\\u0000")), 422, "validation-failed").body("errors.pointer", contains("/id"));
    }

    @Test
    void takesNoEventsForACommunityThatIsArchivedOrUnknown() {
        community.change("archived", true);

        problem(community.send(message("m-1")), 409, "conflict");
        problem(
                community
                        .asBot()
                        .contentType(TestCommunity.ONE)
                        .body(message("m-1"))
                        .post("/v1/communities/00000000-0000-7000-8000-000000000001/events"),
                404,
                "not-found");
    }

    @Test
    void fillsInTheTimeOfAnEventThatDoesNotSayWhen() {
        var timeless =
                "{\"specversion\":\"1.0\",\"id\":\"m-1\",\"source\":\"slack://team\",\"type\":\"message.posted\",\"subject\":\"u\"}";
        var location = community.send(timeless).statusCode(201).extract().header("Location");

        var event = community.asOwner().get(location).then().extract().jsonPath();
        org.assertj.core.api.Assertions.assertThat(event.getString("event.time"))
                .isEqualTo(event.getString("recordedAt"));
        community.send(timeless).statusCode(200).body("duplicates", equalTo(1));
    }
}
