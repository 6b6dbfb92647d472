package org.communityops.kit.problem;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProblemAnswersTest {
    private final String things = "/v1/communities/" + UUID.randomUUID() + "/things";

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "TRACE", "PATCH"})
    void namesTheMethodsThatACollectionHas(String method) {
        problem(owner().request(method, things), 405, "method-not-allowed")
                .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
    }

    @Test
    void namesTheMethodsThatAnItemHas() {
        problem(owner().request("TRACE", things + "/" + UUID.randomUUID()), 405, "method-not-allowed")
                .header("Allow", equalTo("GET, HEAD, OPTIONS, PATCH"));
        problem(owner().post("/v1/feed"), 405, "method-not-allowed").header("Allow", not(containsString("POST")));
    }

    @Test
    void refusesTextThatCannotBeStored() {
        problem(create("{\"name\":\"a\\u0000b\"}"), 400, "malformed-request");
    }

    @Test
    void refusesAnIdThatIsNone() {
        problem(owner().get(things + "/not-an-id"), 400, "malformed-request");
    }

    @Test
    void keepsTheValuesOfOthersOutOfAConflict() {
        create("{\"name\":\"cup\"}").then().statusCode(201);

        problem(create("{\"name\":\"cup\"}"), 409, "conflict").body("detail", not(containsString("cup")));
    }

    @Test
    void knowsNoPageForAProblemThatThereIsNot() {
        problem(given().get("/problems/no-such"), 404, "not-found");
    }

    private io.restassured.response.Response create(String body) {
        return owner().contentType("application/json").body(body).post(things);
    }

    private static RequestSpecification owner() {
        return given().header("Authorization", TestKeys.everywhere(KeyKind.OWN));
    }
}
