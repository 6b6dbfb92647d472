package org.communityops.kit.test;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.RestAssured;

/** Checks every answer of a test against the contract that the service under test serves. */
public final class ContractValidation {
    private ContractValidation() {}

    /** A REST Assured filter that fails a test whose answer the contract does not describe. */
    public static OpenApiValidationFilter filter() {
        var contract = RestAssured.given()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var requestsAreFree = LevelResolver.create()
                .withLevel("validation.request", ValidationReport.Level.IGNORE)
                .withLevel("validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                .build();
        return new OpenApiValidationFilter(OpenApiInteractionValidator.createForInlineApiSpecification(contract)
                .withLevelResolver(requestsAreFree)
                .build());
    }
}
