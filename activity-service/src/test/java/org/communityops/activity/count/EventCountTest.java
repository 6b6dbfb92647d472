package org.communityops.activity.count;

import static org.communityops.activity.TestEvents.event;
import static org.communityops.activity.TestEvents.message;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.communityops.activity.TestCommunity;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventCountTest {
    @Test
    void countsDaysOfTheCommunityAndHoursOfUtc() {
        var community = TestCommunity.createIn("Asia/Shanghai");
        community.sendBatch(List.of(
                message("m-1", "u", "2026-03-01T15:59:59Z", ""),
                message("m-2", "u", "2026-03-01T16:00:00Z", ""),
                message("m-3", "u", "2026-03-01T16:59:59Z", ""),
                event("j-1", "member.joined", "u", "2026-03-02T15:59:00Z", "")));
        awaitTotal(community, "from=2026-03-01&to=2026-03-04", 4);

        counts(community, "from=2026-03-01&to=2026-03-03&granularity=DAY")
                .then()
                .body("timeZone", equalTo("Asia/Shanghai"))
                .body("items.period", contains("2026-03-01", "2026-03-02", "2026-03-02"))
                .body("items.type", contains("message.posted", "member.joined", "message.posted"))
                .body("items.events", contains(1, 1, 2));
        counts(community, "from=2026-03-01T15:00:00Z&to=2026-03-01T17:00:00Z&granularity=HOUR&type=message.posted")
                .then()
                .body("items.period", contains("2026-03-01T15:00:00Z", "2026-03-01T16:00:00Z"))
                .body("items.events", contains(1, 2));
    }

    @Test
    void countsDaysOfZonesThatAreNotWholeHoursFromUtc() {
        var community = TestCommunity.createIn("Asia/Kathmandu");
        community.sendBatch(List.of(
                message("m-1", "u", "2026-03-01T18:14:59Z", ""), message("m-2", "u", "2026-03-01T18:15:00Z", "")));
        awaitTotal(community, "from=2026-03-01&to=2026-03-04", 2);

        counts(community, "from=2026-03-01&to=2026-03-04")
                .then()
                .body("items.period", contains("2026-03-01", "2026-03-02"))
                .body("items.events", contains(1, 1));
    }

    @Test
    void countsARepeatedEventOnce() {
        var community = TestCommunity.create();
        var events = IntStream.range(0, 700).mapToObj(i -> message("m-" + i)).toList();
        community.sendBatch(events);
        community.sendBatch(events);
        community.send(message("last")).statusCode(201);

        awaitTotal(community, "from=2026-03-02&to=2026-03-03", 701);
    }

    @Test
    void recordsTheDigestOfEveryEvent() {
        var community = TestCommunity.create();
        community.sendBatch(List.of(message("m-1"), message("m-2"), message("m-3", "u", "2026-03-03T00:00:00Z", "")));
        awaitTotal(community, "from=2026-03-01&to=2026-03-04", 3);

        var sum = community.news(3).stream()
                .filter(n -> !String.valueOf(n.data().get("event")).contains("2026-03-03"))
                .map(n -> new BigInteger(String.valueOf(n.data().get("checksum")), 16))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .mod(BigInteger.TWO.pow(64));

        community
                .as(KeyKind.SVC)
                .get(community.path("/digests"))
                .then()
                .statusCode(200)
                .body("items.day", contains("2026-03-02", "2026-03-03"))
                .body("items.type", contains("message.posted", "message.posted"))
                .body("items.events", contains(2, 1))
                .body("items[0].checksum", equalTo(String.format("%016x", sum)));
    }

    @Test
    void answersWithTheLastThirtyDaysWhenNothingIsAsked() {
        var community = TestCommunity.create();

        counts(community, "granularity=DAY")
                .then()
                .statusCode(200)
                .body("granularity", equalTo("DAY"))
                .body("items", empty());
    }

    @Test
    void refusesBadRanges() {
        var community = TestCommunity.create();

        problem(counts(community, "from=2026-03-02&to=2026-03-01"), 422, "validation-failed");
        problem(counts(community, "from=2026-03-01T00:00:01Z"), 422, "validation-failed");
        problem(counts(community, "from=2015-01-01&to=2026-01-01&granularity=HOUR"), 422, "range-too-large");
        problem(counts(community, "from=2000-01-01&to=2026-01-01"), 422, "range-too-large");
        problem(counts(community, "from=spring"), 400, "malformed-request");
        problem(counts(community, "granularity=YEAR"), 400, "malformed-request");
        problem(community.asBot().get(community.path("/event-counts")), 403, "forbidden");
    }

    private static Response counts(TestCommunity community, String query) {
        return community.asOwner().get(community.path("/event-counts?" + query));
    }

    private static void awaitTotal(TestCommunity community, String query, int expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        counts(community, query).then().statusCode(200).body("items.events.sum()", equalTo(expected)));
    }
}
