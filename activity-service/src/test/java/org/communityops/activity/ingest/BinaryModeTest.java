package org.communityops.activity.ingest;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.communityops.activity.TestCommunity;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BinaryModeTest {
    private TestCommunity community;

    @BeforeEach
    void begin() {
        community = TestCommunity.create();
    }

    @Test
    void readsTheAttributesFromTheHeaders() {
        var location = binary("m-1")
                .header("ce-traceparent", "00-ab")
                .contentType("application/json")
                .body("{\"channel\":\"general\",\"chars\":5}")
                .post(community.path("/events"))
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        community
                .asOwner()
                .get(location)
                .then()
                .body("event.id", equalTo("m-1"))
                .body("event.subject", equalTo("用户+1"))
                .body("event.traceparent", equalTo("00-ab"))
                .body("event.data.chars", equalTo(5));
    }

    @Test
    void takesTheSameEventInStructuredModeForADuplicate() {
        binary("m-1")
                .contentType("application/json")
                .body("{\"chars\":5}")
                .post(community.path("/events"))
                .then()
                .statusCode(201);

        var structured =
                "{\"specversion\":\"1.0\",\"id\":\"m-1\",\"source\":\"slack://team\",\"type\":\"message.posted\",\"subject\":\"用户+1\",\"time\":\"2026-03-02T08:00:00Z\",\"datacontenttype\":\"application/json\",\"data\":{\"chars\":5}}";
        community
                .asBot()
                .contentType(TestCommunity.ONE)
                .body(structured.getBytes(StandardCharsets.UTF_8))
                .post(community.path("/events"))
                .then()
                .statusCode(200)
                .body("duplicates", equalTo(1));
    }

    @Test
    void takesAnEventWithoutData() {
        binary("m-1")
                .contentType("application/json")
                .post(community.path("/events"))
                .then()
                .statusCode(201);
    }

    @Test
    void refusesAttributesThatAreMissingOrUnreadable() {
        problem(
                        community
                                .asBot()
                                .header("ce-specversion", "1.0")
                                .header("ce-id", "m-1")
                                .contentType("application/json")
                                .body("{}")
                                .post(community.path("/events")),
                        422,
                        "validation-failed")
                .body("errors.pointer", contains("/source", "/type", "/subject"));
        problem(
                binary("%zz").contentType("application/json").body("{}").post(community.path("/events")),
                400,
                "malformed-request");
    }

    private RequestSpecification binary(String id) {
        return community
                .asBot()
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "slack://team")
                .header("ce-type", "message.posted")
                .header("ce-subject", "%E7%94%A8%E6%88%B7+1")
                .header("ce-time", "2026-03-02T08:00:00Z");
    }
}
