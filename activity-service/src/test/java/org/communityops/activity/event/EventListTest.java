package org.communityops.activity.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.activity.TestEvents.event;
import static org.communityops.activity.TestEvents.message;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.activity.TestCommunity;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventListTest {
    private TestCommunity community;

    @BeforeEach
    void begin() {
        community = TestCommunity.create();
    }

    @Test
    void listsTheNewestRecordedFirst() {
        community.sendBatch(List.of(message("m-1"), message("m-2")));
        community.send(message("m-3", "u-2", "2020-01-01T00:00:00Z", ""));

        list(Map.of()).body("items.event.id", contains("m-3", "m-2", "m-1"));
    }

    @Test
    void selectsByWhatWasSent() {
        var here = "2026-03-02T08:00:00Z";
        community.sendBatch(List.of(
                message("m-1", "u-1", here, "\"channel\":\"a\",\"topic\":\"t\""),
                message("m-2", "u-1", "2026-03-03T00:00:00Z", "\"channel\":\"a\""),
                message("m-3", "u-2", here, "\"channel\":\"b\",\"topic\":\"t\""),
                event("j-1", "member.joined", "u-1", here, "")));
        var first = Ids.derived(community.id(), "slack", "u-1");

        list(Map.of("type", "member.joined")).body("items.event.id", contains("j-1"));
        list(Map.of("channel", "a")).body("items.event.id", contains("m-2", "m-1"));
        list(Map.of("topic", "t")).body("items.event.id", contains("m-3", "m-1"));
        list(Map.of("memberId", first, "type", "message.posted")).body("items.event.id", contains("m-2", "m-1"));
        list(Map.of("memberId", first)).body("items.memberId", everyItem(equalTo(first.toString())));
        list(Map.of("from", "2026-03-03T00:00:00Z")).body("items.event.id", contains("m-2"));
        list(Map.of("to", "2026-03-03T00:00:00Z", "type", "message.posted"))
                .body("items.event.id", contains("m-3", "m-1"));
        list(Map.of("topic", "nowhere")).body("items", empty());
    }

    @Test
    void showsTheTimelineOfAMember() {
        community.sendBatch(List.of(message("m-1"), message("m-2", "u-2", "2026-03-02T08:00:00Z", ""), message("m-3")));
        var member = Ids.derived(community.id(), "slack", "u-1");

        community
                .asOwner()
                .get(community.path("/members/" + member + "/events"))
                .then()
                .statusCode(200)
                .body("items.event.id", contains("m-3", "m-1"));
        community
                .asOwner()
                .get(community.path("/members/" + UUID.randomUUID() + "/events"))
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void pagesThroughEverythingOnceWhileMoreComesIn() {
        community.sendBatch(
                IntStream.range(0, 25).mapToObj(i -> message("m-" + i)).toList());

        var seen = new ArrayList<String>();
        var path = community.path("/events?type=message.posted&limit=10");
        for (var page = 0; page < 3; page++) {
            var answer = community.asOwner().get(path).then().statusCode(200).extract();
            seen.addAll(answer.jsonPath().getList("items.event.id"));
            community.send(message("late-" + page)).statusCode(201);
            var link = answer.header("Link");
            path = link == null ? path : link.substring(1, link.indexOf('>'));
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(i -> "m-" + (24 - i)).toList());
    }

    @Test
    void goesThroughManyEventsToFindAFewOld() {
        community.send(message("old", "u", "2026-03-02T08:00:00Z", "\"channel\":\"rare\""));
        for (var batch = 0; batch < 5; batch++) {
            var from = batch * 1_000;
            community.sendBatch(IntStream.range(from, from + 1_000)
                    .mapToObj(i -> message("m-" + i))
                    .toList());
        }

        list(Map.of("channel", "rare")).body("items.event.id", contains("old"));
    }

    @Test
    void givesBackACloudEventThatOthersCanRead() throws Exception {
        var location = community.send(message("m-1")).extract().header("Location");
        var answer = community.asOwner().get(location).then().extract().asByteArray();

        var bytes = new ObjectMapper().readTree(answer).get("event").toString().getBytes(StandardCharsets.UTF_8);
        var read = Objects.requireNonNull(EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE))
                .deserialize(bytes);

        assertThat(read.getId()).isEqualTo("m-1");
        assertThat(read.getSource()).isEqualTo(URI.create("slack://team"));
        assertThat(read.getSubject()).isEqualTo("u-1");
        assertThat(read.getTime()).isEqualTo(OffsetDateTime.parse("2026-03-02T08:00:00Z"));
    }

    @Test
    void answersThatNothingChanged() {
        var location = community.send(message("m-1")).extract().header("Location");
        var etag = community
                .asOwner()
                .get(location)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        community.asOwner().header("If-None-Match", etag).get(location).then().statusCode(304);
    }

    @Test
    void showsAnalystsNeitherAccountsNorText() {
        var words = "w".repeat(65);
        var location = community
                .send(event(
                        "r-1",
                        "reaction.added",
                        "u-1",
                        "2026-03-02T08:00:00Z",
                        "\"channel\":\"general\",\"targetAuthor\":\"u-2\",\"note\":\"" + words
                                + "\",\"deep\":{\"list\":[\"" + words + "\",1]}"))
                .extract()
                .header("Location");

        community
                .as(KeyKind.BI)
                .get(location)
                .then()
                .statusCode(200)
                .body("event", not(hasKey("subject")))
                .body(
                        "memberId",
                        equalTo(Ids.derived(community.id(), "slack", "u-1").toString()))
                .body("event.data.channel", equalTo("general"))
                .body("event.data", not(hasKey("targetAuthor")))
                .body("event.data", not(hasKey("note")))
                .body("event.data.deep.list", hasSize(1));
    }

    @Test
    void refusesWhoMayNotRead() {
        problem(community.asBot().get(community.path("/events")), 403, "forbidden");
        problem(community.as(KeyKind.SVC).get(community.path("/events")), 403, "forbidden");
        problem(TestCommunity.create().asOwner().get(community.path("/events")), 404, "not-found");
        var location = community.send(message("m-1")).extract().header("Location");
        var id = location.substring(location.lastIndexOf('/') + 1);
        var other = TestCommunity.create();
        problem(other.asOwner().get(other.path("/events/" + id)), 404, "not-found");
    }

    @Test
    void refusesBadQuestions() {
        GenericBadInput.refusedByList(community.ownerKey(), community.path("/events"));
        GenericBadInput.refusedByList(
                community.ownerKey(), community.path("/members/" + UUID.randomUUID() + "/events"));
        problem(ask("from=2026-03-03T00:00:00Z&to=2026-03-02T00:00:00Z"), 422, "validation-failed");
        problem(ask("from=yesterday"), 400, "malformed-request");
        problem(ask("memberId=nobody"), 400, "malformed-request");
        problem(community.asOwner().get(community.path("/events/not-a-uuid")), 400, "malformed-request");
        problem(community.asOwner().get(community.path("/events/" + UUID.randomUUID())), 404, "not-found");
    }

    @Test
    void refusesACursorOfAnotherQuestion() {
        community.sendBatch(List.of(message("m-1"), message("m-2")));
        String next = list(Map.of("limit", 1)).extract().path("next");

        problem(ask("type=message.posted&cursor=" + next), 400, "malformed-request");
    }

    private Response ask(String query) {
        return community.asOwner().get(community.path("/events?" + query));
    }

    private ValidatableResponse list(Map<String, ?> query) {
        return community
                .asOwner()
                .queryParams(query)
                .get(community.path("/events"))
                .then()
                .statusCode(200);
    }
}
