package org.communityops.kit.test;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** Asserts that an answer is a problem of a kind, and that it gives nothing of our inside away. */
public final class ProblemAssert {
    private ProblemAssert() {}

    public static ValidatableResponse problem(Response response, int status, String slug) {
        return problem(response.then(), status, slug);
    }

    public static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("/problems/" + slug))
                .body("status", equalTo(status))
                .body("instance", startsWith("urn:trace:"))
                .body(not(anyOf(
                        containsString("Exception"),
                        containsString("org.communityops"),
                        containsString("java."),
                        containsString("select "),
                        containsString("insert into"))));
    }
}
