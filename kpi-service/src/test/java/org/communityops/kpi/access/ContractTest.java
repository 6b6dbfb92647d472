package org.communityops.kpi.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.Filter;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.test.ContractDrift;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ContractTest {
    private static final String ID = "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b";

    /** An operation of the contract. */
    private record Operation(Method method, String path, boolean guarded) {
        boolean isCommunitys() {
            return path.contains("{communityId}");
        }

        Response call(RequestSpecification request, UUID community) {
            var url = path.replace("{communityId}", community.toString())
                    .replace("{metric}", "messages")
                    .replaceAll("\\{[a-zA-Z]+}", ID);
            var type = method == Method.PATCH ? MergePatches.MEDIA_TYPE : "application/json";
            return request.contentType(type).body("{}").request(method, url);
        }
    }

    @Test
    void isWhatTheCodeSays() {
        ContractDrift.check();
    }

    @Test
    void isClosedToCallersWithoutAKey() {
        for (var operation : operations()) {
            if (operation.guarded()) {
                problem(operation.call(given(), UUID.randomUUID()), 401, "unauthenticated");
            }
        }
    }

    @Test
    void isClosedToKeysWithoutThePermission() {
        var community = TestCommunity.in("UTC").id();
        var nothing = TestKeys.narrowed(KeyKind.OWN, community, "nothing:read");
        for (var operation : operations()) {
            if (operation.guarded()) {
                problem(operation.call(given().header("Authorization", nothing), community), 403, "forbidden");
            }
        }
    }

    @Test
    void hidesOtherCommunities() {
        var ours = TestCommunity.in("UTC");
        var theirs = TestCommunity.in("UTC");
        for (var operation : operations()) {
            if (operation.isCommunitys()) {
                problem(operation.call(ours.asOwner(), theirs.id()), 404, "not-found");
            }
        }
    }

    @Test
    void opensToTheKindsThatSecurityNames() {
        var community = TestCommunity.in("UTC").id();

        assertThat(status(KeyKind.BI, community, "/metrics/dau")).isEqualTo(200);
        assertThat(status(KeyKind.APP, community, "/retention")).isEqualTo(200);
        assertThat(status(KeyKind.BOT, community, "/metrics/dau")).isEqualTo(403);
        assertThat(status(KeyKind.SVC, community, "/reconciliations")).isEqualTo(200);
        assertThat(status(KeyKind.BI, community, "/reconciliations")).isEqualTo(403);
        assertThat(status(KeyKind.SVC, community, "/recounts")).isEqualTo(200);
        assertThat(status(KeyKind.BI, community, "/recounts")).isEqualTo(403);
        assertThat(status(KeyKind.BOT, community, "/funnels")).isEqualTo(403);
    }

    @Test
    void describesItsAnswers() {
        Filter contract = ContractValidation.filter();
        var community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-05-01T12:00:00Z"), community.message("ana", "2026-05-01T12:00:00Z"));
        var base = "/v1/communities/" + community.id();
        for (var path : List.of(
                "/v1/datasets",
                "/v1/datasets/metrics-daily",
                "/v1/metrics",
                "/v1/metrics/dau",
                base + "/metrics/reply_ratio?from=2026-04-01&granularity=MONTH",
                base + "/metrics/churn_rate",
                base + "/metrics?metrics=dau,mau",
                base + "/metrics/gmv",
                base + "/metrics/messages?by=channel&compare=PREVIOUS",
                base + "/metrics/churn_rate?compare=YEAR_AGO",
                base + "/metrics/reply_ratio/explain",
                base + "/metrics/messages/explain/members?period=2026-05",
                "/v1/metrics/messages/by-community",
                base + "/metrics/violation_rate",
                base + "/metrics/definitions",
                base + "/metrics/messages/members?period=2026-05",
                base + "/retention",
                base + "/retention?cohort=MONTH&basis=FIRST_ACTIVITY&mode=ON_OR_AFTER&minDays=2&channel=weibo",
                base + "/retention/2026-05/0/members",
                base + "/retention/2026-06/0/members",
                base + "/funnels",
                base + "/reconciliations",
                base + "/recounts",
                base + "/metrics/luck")) {
            assertThat(community.asOwner().filter(contract).get(path).statusCode())
                    .isLessThan(500);
        }
        String location = community
                .posting("{\"name\":\"f\",\"steps\":[{\"name\":\"a\",\"eventTypes\":[\"member.joined\"]},"
                        + "{\"name\":\"b\",\"eventTypes\":[\"message.posted\"]}]}")
                .filter(contract)
                .post(base + "/funnels")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        community.asOwner().filter(contract).get(location + "/result").then().statusCode(200);
        String own = community
                .posting("{\"key\":\"own_c\",\"label\":{\"en\":\"C\",\"zh\":\"指标\"},\"dimension\":\"USERS\","
                        + "\"unit\":\"RATIO\",\"direction\":\"NEUTRAL\",\"formula\":\"messages\"}")
                .filter(contract)
                .post(base + "/metrics")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        community.asOwner().filter(contract).get(own).then().statusCode(200);
        community
                .asOwner()
                .filter(contract)
                .get(base + "/metrics/own_c/explain")
                .then()
                .statusCode(200);
        String recount = community
                .asOwner()
                .filter(contract)
                .post(base + "/recounts")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        community.asOwner().filter(contract).get(recount).then().statusCode(200);
        community.asOwner().filter(contract).post(recount + "/cancel").then().statusCode(200);
        community
                .posting("{}")
                .filter(contract)
                .post(base + "/reconciliations")
                .then()
                .statusCode(202);
    }

    private static int status(KeyKind kind, UUID community, String path) {
        return given().header("Authorization", TestKeys.of(kind, community))
                .get("/v1/communities/" + community + path)
                .statusCode();
    }

    private static List<Operation> operations() {
        Map<String, Map<String, Map<String, ?>>> paths =
                given().get("/q/openapi?format=json").then().extract().path("paths");
        var found = new ArrayList<Operation>();
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            if (operation.get("operationId") != null) {
                found.add(new Operation(
                        Method.valueOf(method.toUpperCase(java.util.Locale.ROOT)),
                        path,
                        operation.containsKey("x-permission")));
            }
        }));
        assertThat(found).hasSizeGreaterThan(12);
        return found;
    }
}
