package org.communityops.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares the committed contract of a service with the one that its code makes. */
public final class ContractDrift {
    private ContractDrift() {}

    /** Fails when {@code openapi.yaml} is not what the code says; {@code -Dcontract.update=true} writes it instead. */
    public static void check() {
        var generated = RestAssured.given()
                .get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var file = Path.of("openapi.yaml");
        try {
            if (Boolean.getBoolean("contract.update")) {
                Files.writeString(file, generated);
            }
            assertThat(Files.exists(file)).as("openapi.yaml is committed").isTrue();
            assertThat(Files.readString(file))
                    .as("openapi.yaml is what the code says; -Dcontract.update=true rewrites it")
                    .isEqualTo(generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
