package org.communityops.kit.test;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;

import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** The bad input that every JSON endpoint refuses in the same way. */
public final class GenericBadInput {
    private GenericBadInput() {}

    /**
     * Sends what no endpoint takes to a collection.
     *
     * @param authorization of a caller who may post there
     * @param path of the collection
     * @param goodBody a JSON object that the endpoint would take
     */
    public static void refusedByPost(String authorization, String path, String goodBody) {
        problem(post(authorization, "application/json", "").post(path), 400, "malformed-request");
        problem(post(authorization, "application/json", "{\"a\":").post(path), 400, "malformed-request");
        problem(post(authorization, "application/json", "[]").post(path), 400, "malformed-request");
        problem(
                post(authorization, "application/json", withMember(goodBody, "\"foo\":1"))
                        .post(path),
                400,
                "unknown-field");
        problem(
                post(authorization, "application/json", withMember(goodBody, "\"foo\":1,\"foo\":2"))
                        .post(path),
                400,
                "malformed-request");
        problem(post(authorization, "text/plain", goodBody).post(path), 415, "unsupported-media-type");
        problem(
                post(authorization, "application/json", goodBody)
                        .accept("application/xml")
                        .post(path),
                406,
                "not-acceptable");
        problem(
                post(authorization, "application/json", goodBody)
                        .header("Content-Encoding", "gzip")
                        .post(path),
                415,
                "unsupported-media-type");
        problem(given().contentType("application/json").body(goodBody).post(path), 401, "unauthenticated");
        refusesBrokenText(authorization, path, goodBody);
        refusesHugeBodies(authorization, path, goodBody);
    }

    /** Sends what no collection takes as parameters of paging. */
    public static void refusedByList(String authorization, String path) {
        for (var limit : new String[] {"0", "-1", "1001", "abc"}) {
            problem(get(authorization).queryParam("limit", limit).get(path), 400, "malformed-request");
        }
        for (var cursor : new String[] {"abc", "!!", "eyJpZCI6MX0"}) {
            problem(get(authorization).queryParam("cursor", cursor).get(path), 400, "malformed-request");
        }
        problem(get(authorization).accept("application/xml").get(path), 406, "not-acceptable");
        problem(get(authorization).put(path), 405, "method-not-allowed");
    }

    private static void refusesBrokenText(String authorization, String path, String goodBody) {
        var bytes = withMember(goodBody, "\"x\":\"?!\"").getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == '?' && bytes[i + 1] == '!') {
                bytes[i] = (byte) 0xC3;
                bytes[i + 1] = 0x28;
            }
        }
        problem(get(authorization).contentType("application/json").body(bytes).post(path), 400, "malformed-request");
    }

    private static void refusesHugeBodies(String authorization, String path, String goodBody) {
        var huge = withMember(goodBody, "\"x\":\"" + "y".repeat(1024 * 1024) + "\"");
        problem(post(authorization, "application/json", huge).post(path), 413, "payload-too-large");
    }

    private static String withMember(String body, String member) {
        var inner = body.strip().substring(1);
        return "{" + member + (inner.strip().equals("}") ? "" : ",") + inner;
    }

    private static RequestSpecification post(String authorization, String type, String body) {
        return get(authorization).contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification get(String authorization) {
        return given().header("Authorization", authorization);
    }
}
