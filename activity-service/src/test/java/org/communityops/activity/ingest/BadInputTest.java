package org.communityops.activity.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.activity.TestEvents.message;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.communityops.activity.TestCommunity;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows G01 to G23 of bad input on the endpoint that bots post to. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadInputTest {
    private TestCommunity community;

    @BeforeEach
    void begin() {
        community = TestCommunity.create();
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(community.recorded("message.posted")).isZero();
    }

    @Test
    void refusesWhatIsNotAnEventAsJson() {
        for (var type : new String[] {"application/json", TestCommunity.ONE}) {
            problem(post(type, ""), 400, "malformed-request");
            problem(post(type, "{\"a\":"), 400, "malformed-request");
            problem(post(type, "[]"), 400, "malformed-request");
            problem(post(type, message("m") + message("m")), 400, "malformed-request");
            problem(post(type, "{\"id\":\"a\",\"id\":\"b\"}"), 400, "malformed-request");
        }
        problem(post(TestCommunity.BATCH, ""), 400, "malformed-request");
        problem(post(TestCommunity.BATCH, message("m")), 400, "malformed-request");
        problem(post(TestCommunity.BATCH, "[" + message("m")), 400, "malformed-request");
        problem(post(TestCommunity.BATCH, "[" + message("m") + "]]"), 400, "malformed-request");
    }

    @Test
    void refusesAWrongType() {
        problem(post(TestCommunity.ONE, message("m").replace("\"m\"", "5")), 400, "malformed-request")
                .body("errors.pointer", contains("/id"));
    }

    @Test
    void refusesDeepNesting() {
        var deep = "\"x\":" + "[".repeat(40) + "]".repeat(40);
        var hidden = "\"x\":" + "[".repeat(25) + "]".repeat(25);

        problem(post(TestCommunity.ONE, message("m", "u", "2026-03-02T08:00:00Z", deep)), 400, "malformed-request");
        problem(post(TestCommunity.ONE, message("m", "u", "2026-03-02T08:00:00Z", hidden)), 422, "validation-failed");
    }

    @Test
    void refusesLongText() {
        var data = "\"x\":\"" + "y".repeat(65_400) + "\",\"z\":\"" + "y".repeat(400) + "\"";

        problem(post(TestCommunity.ONE, message("m", "u", "2026-03-02T08:00:00Z", data)), 422, "validation-failed")
                .body("errors.pointer", contains("/data"));
        problem(post(TestCommunity.ONE, message("m".repeat(257))), 422, "validation-failed")
                .body("errors.pointer", contains("/id"));
        problem(post(TestCommunity.ONE, " ".repeat(1024 * 1024) + message("m")), 413, "payload-too-large");
    }

    @Test
    void refusesBodiesThatAreTooLargeWithoutSayingSo() {
        var body = (" ".repeat(1024 * 1024) + message("m")).getBytes(StandardCharsets.UTF_8);

        problem(
                community
                        .asBot()
                        .contentType(TestCommunity.ONE)
                        .body(new ByteArrayInputStream(body))
                        .post(community.path("/events")),
                413,
                "payload-too-large");
    }

    @Test
    void refusesOtherMediaTypes() {
        problem(post("text/plain", message("m")), 415, "unsupported-media-type");
        problem(
                community
                        .asBot()
                        .contentType(TestCommunity.ONE)
                        .accept("application/xml")
                        .body(message("m"))
                        .post(community.path("/events")),
                406,
                "not-acceptable");
        problem(
                community
                        .asBot()
                        .contentType(TestCommunity.ONE)
                        .header("Content-Encoding", "gzip")
                        .body(message("m"))
                        .post(community.path("/events")),
                415,
                "unsupported-media-type");
    }

    @Test
    void refusesBrokenUtf8() {
        var bytes = message("m-?!").getBytes(StandardCharsets.UTF_8);
        var at = new String(bytes, StandardCharsets.UTF_8).indexOf("?!");
        bytes[at] = (byte) 0xC3;
        bytes[at + 1] = 0x28;

        for (var type : new String[] {TestCommunity.ONE, "application/json"}) {
            problem(
                    community.asBot().contentType(type).body(bytes).post(community.path("/events")),
                    400,
                    "malformed-request");
        }
    }

    @Test
    void refusesOtherMethods() {
        problem(community.asBot().put(community.path("/events")), 405, "method-not-allowed");
        problem(community.asBot().delete(community.path("/events")), 405, "method-not-allowed");
    }

    @Test
    void letsOnlySomeKindsOfKeyWrite() {
        var allowed = new ArrayList<KeyKind>();
        for (var kind : KeyKind.values()) {
            var response =
                    community.as(kind).contentType(TestCommunity.ONE).body("{}").post(community.path("/events"));
            if (response.statusCode() == 422) {
                allowed.add(kind);
            } else {
                problem(response, 403, "forbidden");
            }
        }

        assertThat(allowed).containsExactlyInAnyOrder(KeyKind.OWN, KeyKind.APP, KeyKind.BOT);
    }

    @Test
    void hidesOtherCommunities() {
        var other = TestCommunity.create();

        problem(
                community
                        .asBot()
                        .contentType(TestCommunity.ONE)
                        .body(message("m"))
                        .post(other.path("/events")),
                404,
                "not-found");
        other.asOwner().get(other.path("/events")).then().body("items.size()", equalTo(0));
    }

    private Response post(String type, String body) {
        return community
                .asBot()
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(community.path("/events"));
    }
}
