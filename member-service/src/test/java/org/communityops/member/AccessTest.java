package org.communityops.member;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Walks the contract: who is not known, not allowed or not of the community gets nowhere, whatever the operation. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessTest {
    private record Call(String method, String path, String mediaType) {
        Response with(@Nullable String authorization, UUID community) {
            var request = given().contentType(mediaType).body("{}");
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            var address = path.replace("{communityId}", community.toString())
                    .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            return request.request(method, address);
        }
    }

    @Test
    void everyOperationAsksWhoCallsAndWhetherTheyMay() throws JsonProcessingException {
        var community = TestCommunity.open();
        var powerless = TestKeys.narrowed(KeyKind.OWN, community, "nothing:read");

        assertThat(guardedCalls()).hasSizeGreaterThan(15).allSatisfy(call -> {
            problem(call.with(null, community), 401, "unauthenticated").header("WWW-Authenticate", "Bearer");
            problem(call.with(powerless, community), 403, "forbidden");
        });
    }

    @Test
    void everyOperationOfACommunityIsHiddenFromOthers() throws JsonProcessingException {
        var community = TestCommunity.open();
        var stranger = TestKeys.of(KeyKind.OWN, TestCommunity.open());

        assertThat(guardedCalls())
                .filteredOn(call -> call.path().contains("{communityId}"))
                .hasSizeGreaterThan(8)
                .allSatisfy(call -> problem(call.with(stranger, community), 404, "not-found"));
    }

    private static List<Call> guardedCalls() throws JsonProcessingException {
        var contract = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString());
        var calls = new ArrayList<Call>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!operation.getValue().path("security").isEmpty()) {
                        calls.add(new Call(operation.getKey(), path.getKey(), mediaType(operation.getValue())));
                    }
                }));
        return calls;
    }

    private static String mediaType(JsonNode operation) {
        var types = operation.path("requestBody").path("content").fieldNames();
        return types.hasNext() ? types.next() : "application/json";
    }
}
