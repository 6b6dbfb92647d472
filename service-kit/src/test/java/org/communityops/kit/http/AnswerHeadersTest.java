package org.communityops.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
class AnswerHeadersTest {
    private final String things = "/v1/communities/" + UUID.randomUUID() + "/things";
    private String owner = "";

    @BeforeEach
    void makeKey() {
        owner = TestKeys.everywhere(KeyKind.OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8443", "[2001:db8::1]:1"})
    void leadsToNoHostThatTheCallerNames(String host) {
        var made = create(host, "k");

        assertThat(made.header("Location")).isEqualTo(things + "/" + made.<String>path("id"));
        assertThat(made.headers().toString()).doesNotContain(host);
    }

    @Test
    void leadsARepeatToNoHostThatTheFirstCallerNamed() {
        var first = create("evil.example", "k");
        var again = create("localhost", "k");

        again.then().statusCode(201).header("Idempotency-Hit", "true");
        assertThat(again.header("Location")).isEqualTo(things + "/" + first.<String>path("id"));
    }

    @Test
    void leadsToThePathWhateverTheProxyHeadersSay() {
        var made = given().header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example;proto=https")
                .header("Authorization", owner)
                .contentType("application/json")
                .body("{\"name\":\"cup\"}")
                .post(things);

        assertThat(made.header("Location")).isEqualTo(things + "/" + made.<String>path("id"));
    }

    private Response create(String host, String key) {
        return given().header("Host", host)
                .header("Authorization", owner)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"name\":\"cup\"}")
                .post(things);
    }
}
