package org.communityops.activity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;

/** Walks the contract: no operation of this service is open by mistake. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessTest {
    /** An operation that needs a permission. */
    private record Guarded(String verb, String path, String permission) {
        Response call(RequestSpecification request) {
            var concrete = path.replaceAll("\\{[a-zA-Z]+Id}", UUID.randomUUID().toString())
                    .replaceAll("\\{[a-zA-Z]+}", "x");
            return request.contentType("application/json").request(verb, concrete);
        }
    }

    @Test
    void everyOperationNeedsAKey() throws IOException {
        for (var operation : guarded()) {
            problem(operation.call(given()), 401, "unauthenticated");
        }
    }

    @Test
    void everyOperationNeedsItsPermission() throws IOException {
        var narrow = TestKeys.narrowed(KeyKind.OWN, UUID.randomUUID(), "nothing:read");

        for (var operation : guarded()) {
            problem(operation.call(given().header("Authorization", narrow)), 403, "forbidden");
        }
    }

    @Test
    void everyOperationHidesOtherCommunities() throws IOException {
        var owner = TestKeys.of(KeyKind.OWN, UUID.randomUUID());

        for (var operation : guarded()) {
            if (operation.path().contains("{communityId}")) {
                problem(operation.call(given().header("Authorization", owner)), 404, "not-found");
            }
        }
    }

    @Test
    void everyCommunityThatIsNotKnownIsNotFound() throws IOException {
        var everywhere = TestKeys.everywhere(KeyKind.OWN);

        for (var operation : guarded()) {
            if (operation.path().contains("{communityId}")
                    && operation.verb().equals("get")
                    && !operation.path().endsWith("/digests")) {
                problem(operation.call(given().header("Authorization", everywhere)), 404, "not-found");
            }
        }
    }

    private static List<Guarded> guarded() throws IOException {
        var contract = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").then().extract().asByteArray());
        var guarded = new ArrayList<Guarded>();
        for (var path : contract.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                JsonNode permission = operation.getValue().get("x-permission");
                if (permission != null) {
                    guarded.add(new Guarded(operation.getKey(), path.getKey(), permission.asText()));
                }
            }
        }
        assertThat(guarded).extracting(Guarded::permission).contains("events:write", "events:read", "types:write");
        return guarded;
    }
}
