package org.communityops.activity.ingest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.activity.TestEvents.message;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.communityops.activity.TestCommunity;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StreamTest {
    private TestCommunity community;

    @BeforeEach
    void begin() {
        community = TestCommunity.create();
    }

    @Test
    void recordsAStreamOfManyChunks() {
        community
                .sendLines(lines(0, 1_750))
                .statusCode(200)
                .body("accepted", equalTo(1_750))
                .body("rejected", equalTo(0))
                .body("omitted", nullValue());

        community
                .sendLines(lines(1_000, 2_000))
                .statusCode(200)
                .body("accepted", equalTo(250))
                .body("duplicates", equalTo(750));
    }

    @Test
    void rejectsALineThatIsNoEventAndGoesOn() {
        var lines =
                message("m-0") + "\n\n{\"a\":\n" + message("m-3") + "\r\n[]\n{\"id\":1,\"id\":2}\n" + message("m-6");

        community
                .sendLines(lines)
                .statusCode(200)
                .body("accepted", equalTo(3))
                .body("rejected", equalTo(3))
                .body("results.index", contains(2, 4, 5))
                .body("results[0].problem.type", equalTo("/problems/malformed-request"));
    }

    @Test
    void passesOverALineThatIsTooLong() {
        var huge = message("m-1", "u", "2026-03-02T08:00:00Z", "\"text\":\"" + "x".repeat(700_000) + "\"");

        community
                .sendLines(message("m-0") + "\n" + huge + "\n" + message("m-2"))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("results.index", contains(1))
                .body("results[0].problem.type", equalTo("/problems/payload-too-large"));
    }

    @Test
    void listsTheFirstThousandBadLinesAndCountsTheRest() {
        var lines = IntStream.range(0, 1_200).mapToObj(i -> "{}").collect(joining("\n"));

        community
                .sendLines(lines)
                .statusCode(200)
                .body("rejected", equalTo(1_200))
                .body("results", hasSize(1_000))
                .body("omitted", equalTo(200));
    }

    @Test
    void recordsAllOrNothingOfAnAtomicStream() {
        var bad = lines(0, 10) + "\n{}";

        problem(sendAtomic(bad), 422, "validation-failed");
        assertThat(community.recorded("message.posted")).isZero();
        problem(sendAtomic(lines(0, 1_001)), 413, "payload-too-large");
        assertThat(community.recorded("message.posted")).isZero();
        sendAtomic(lines(0, 10)).then().statusCode(200).body("accepted", equalTo(10));
    }

    @Test
    void takesAnEmptyStreamForNothing() {
        community.sendLines("\n").statusCode(200).body("accepted", equalTo(0));
    }

    private Response sendAtomic(String lines) {
        return community
                .asBot()
                .contentType(TestCommunity.LINES)
                .queryParam("atomic", true)
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post(community.path("/events"));
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> message("m-" + i, "u-" + i % 7, "2026-03-02T08:00:00Z", "\"chars\":" + i))
                .collect(joining("\n"));
    }
}
