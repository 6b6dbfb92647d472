package org.communityops.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PagesAndTagsTest {
    private final String things = "/v1/communities/" + UUID.randomUUID() + "/things";
    private String owner = "";
    private String thing = "";

    @BeforeEach
    void makeThings() {
        owner = TestKeys.everywhere(KeyKind.OWN);
        for (var name : new String[] {"cup", "jug", "mug"}) {
            thing = request()
                    .contentType("application/json")
                    .body("{\"name\":\"" + name + "\"}")
                    .post(things)
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"0\", \"1\"", "\"0\",W/\"1\"", " *", "*"})
    void answersThatNothingChanged(String tags) {
        request()
                .header("If-None-Match", tags)
                .get(thing)
                .then()
                .statusCode(304)
                .header("ETag", "\"1\"")
                .body(equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "1", "\"11\"", "W/1", "\"aW/\", \"b\"", "\"\""})
    void answersWhatIsNewToTheCaller(String tags) {
        request().header("If-None-Match", tags).get(thing).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"0\", \"1\""})
    void changesWhatAnyOfTheTagsNames(String tags) {
        patch(tags).then().statusCode(200).header("ETag", "\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "1", "\"0\", W/\"1\"", "\"2\""})
    void changesNothingForAnotherTag(String tags) {
        problem(patch(tags), 412, "precondition-failed").header("ETag", "\"1\"");
    }

    @Test
    void refusesACursorThatWasChanged() {
        String next = request().queryParam("limit", 1).get(things).path("next");
        var changed = (next.charAt(0) == 'A' ? 'B' : 'A') + next.substring(1);
        var longer = next + "AAAA";

        problem(request().queryParam("cursor", changed).get(things), 400, "malformed-request");
        problem(request().queryParam("cursor", longer).get(things), 400, "malformed-request");
    }

    @Test
    void refusesACursorOfAnotherFilter() {
        String next = request()
                .queryParam("limit", 1)
                .queryParam("colour", "red")
                .get(things)
                .path("next");

        problem(
                request()
                        .queryParam("colour", "blue")
                        .queryParam("cursor", next)
                        .get(things),
                400,
                "malformed-request");
        problem(request().queryParam("cursor", next).get(things), 400, "malformed-request");
        request()
                .queryParam("colour", "red")
                .queryParam("limit", 500)
                .queryParam("cursor", next)
                .get(things)
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "r%26b", "100%25", "%7Bx%7D", "a+b", "%E5%9C%86", "a%2Bb"})
    void linksToTheNextPageWhateverTheFilterHolds(String colour) {
        var first = request().urlEncodingEnabled(false).get(things + "?limit=2&colour=" + colour);
        first.then().statusCode(200);
        var link = first.header("Link");

        assertThat(link).startsWith("<" + things + "?").endsWith(">; rel=\"next\"");
        request()
                .urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    private io.restassured.response.Response patch(String tags) {
        return request()
                .contentType(MergePatches.MEDIA_TYPE)
                .header("If-Match", tags)
                .body("{\"name\":\"jar\"}")
                .patch(thing);
    }

    private RequestSpecification request() {
        return given().header("Authorization", owner);
    }
}
