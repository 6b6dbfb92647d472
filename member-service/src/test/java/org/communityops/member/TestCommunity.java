package org.communityops.member;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.TestKeys;

/** Communities of tests, each with a slug that no other test uses. */
public final class TestCommunity {
    private TestCommunity() {}

    /** A slug that is free. */
    public static String freshSlug() {
        return "test-" + UUID.randomUUID();
    }

    /** A new community that anybody can join. */
    public static UUID open() {
        return joinedBy("OPEN");
    }

    /** A new community with this join policy. */
    public static UUID joinedBy(String policy) {
        var body = """
                {"slug": "%s", "name": "Tea House 茶馆", "joinPolicy": "%s"}
                """.formatted(freshSlug(), policy);
        return asOwner()
                .body(body)
                .post("/v1/communities")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    /** A JSON request of the owner of everything. */
    public static RequestSpecification asOwner() {
        return as(TestKeys.everywhere(KeyKind.OWN));
    }

    /** A JSON request with this Authorization header. */
    public static RequestSpecification as(String authorization) {
        return given().header("Authorization", authorization).contentType(ContentType.JSON);
    }

    /** A merge patch of the owner of everything. */
    public static RequestSpecification patchOf(String etag) {
        return asOwner().contentType("application/merge-patch+json").header("If-Match", etag);
    }
}
