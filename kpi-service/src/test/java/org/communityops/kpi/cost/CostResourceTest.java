package org.communityops.kpi.cost;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CostResourceTest {
    private static final String MAY = "from=2026-05-01&to=2026-05-31&granularity=MONTH";
    private static final String OPERATOR = "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b";
    private static final String GOOD =
            "{\"day\":\"2026-05-02\",\"amount\":12.5,\"currency\":\"CNY\",\"kind\":\"ACQUISITION\"}";

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    private final TestCommunity community = TestCommunity.in("Asia/Shanghai");
    private final String path = "/v1/communities/" + community.id() + "/costs";

    @Test
    void keepsAmountsAndHoursToTheLastDecimal() {
        String location = entered(
                        "{\"day\":\"2026-05-02\",\"amount\":9999999999.9999,\"currency\":\"CNY\",\"kind\":\"STAFF\",\"campaignId\":\"spring\","
                                + "\"channel\":\"wechat\",\"line\":\"CORE\",\"hours\":0.25,\"operatorId\":\"" + OPERATOR
                                + "\",\"note\":\"n\"}")
                .extract()
                .header("Location");

        var cost = community
                .asOwner()
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("kind", equalTo("STAFF"))
                .body("campaignId", equalTo("spring"))
                .body("channel", equalTo("wechat"))
                .body("line", equalTo("CORE"))
                .body("operatorId", equalTo(OPERATOR))
                .body("note", equalTo("n"));
        assertThat(cost.extract().asString())
                .contains("\"amount\":9999999999.9999,")
                .contains("\"hours\":0.25,");
    }

    @Test
    void countsInMetricsAtOnceAndChangesTheirTag() {
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));
        var before = community.get("/metrics/costs?" + MAY);
        before.body("items.value", contains(0));

        entered(GOOD);

        community
                .get("/metrics/costs?" + MAY)
                .body("currency", equalTo("CNY"))
                .body("items.value", contains(12.5f))
                .header("ETag", org.hamcrest.Matchers.not(before.extract().header("ETag")));
    }

    @Test
    void takesACostBackOnItsDay() {
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));
        String location = entered(GOOD).extract().header("Location");
        entered(GOOD);

        String reversal = posted(location + "/reverse", "{}", "r")
                .statusCode(201)
                .body("amount", equalTo(-12.5f))
                .body("day", equalTo("2026-05-02"))
                .extract()
                .header("Location");

        var id = reversal.substring(reversal.lastIndexOf('/') + 1);
        community.asOwner().get(location).then().header("ETag", "\"2\"").body("reversedBy", equalTo(id));
        community.get("/metrics/costs?" + MAY).body("items.value", contains(12.5f));
        problem(posted(location + "/reverse", "{}", "again"), 409, "already-reversed");
        problem(posted(reversal + "/reverse", "{}", "back"), 409, "conflict");
        problem(posted(path + "/" + UUID.randomUUID() + "/reverse", "{}", "none"), 404, "not-found");
    }

    @Test
    void isTakenBackOnceByFiftyAtOnce() throws Exception {
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));
        String location = entered(GOOD).extract().header("Location");
        Callable<Integer> reverse =
                () -> posted(location + "/reverse", "{}", UUID.randomUUID().toString())
                        .extract()
                        .statusCode();

        assertThat(atOnce(reverse)).filteredOn(status -> status == 201).hasSize(1);

        community.get("/metrics/costs?" + MAY).body("items.value", contains(0));
        community.get("/costs").body("items", hasSize(2));
    }

    @Test
    void keepsTheRollupEqualToTheEntriesWhenFiftyEnterAtOnce() throws Exception {
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));
        Callable<Integer> enter =
                () -> posted(path, GOOD, UUID.randomUUID().toString()).extract().statusCode();

        assertThat(atOnce(enter)).containsOnly(201);

        community.get("/metrics/costs?" + MAY).body("items.value", contains(625));
        assertThat(rollupLessEntries()).isZero();
    }

    @Test
    void entersOnceForOneKey() {
        posted(path, GOOD, "k").statusCode(201).header("Idempotency-Hit", nullValue());
        posted(path, GOOD, "k").statusCode(201).header("Idempotency-Hit", equalTo("true"));

        community.get("/costs").body("items", hasSize(1));
        problem(posted(path, GOOD.replace("12.5", "13"), "k"), 422, "idempotency-key-reused");
        problem(community.posting(GOOD).post(path).then(), 400, "idempotency-key-missing");
    }

    @Test
    void importsAllOrNothing() {
        var wrong = GOOD.replace("2026-05-02", "1999-12-31");

        problem(posted(path + "/import", "{\"items\":[" + GOOD + "," + wrong + "]}", "w"), 422, "validation-failed")
                .body("errors.pointer", contains("/items/1/day"));
        problem(
                        posted(path + "/import", "{\"items\":[" + GOOD.replace("12.5", "-1") + "]}", "n"),
                        422,
                        "validation-failed")
                .body("errors.pointer", contains("/items/0/amount"));
        community.get("/costs").body("items", empty());
        posted(path + "/import", "{\"items\":[" + GOOD + "," + GOOD.replace("12.5", "0.0001") + "]}", "g")
                .statusCode(201)
                .body("items.amount", contains(12.5f, 0.0001f));
        problem(posted(path + "/import", "{\"items\":[]}", "e"), 422, "validation-failed");
        var many = String.join(",", Collections.nCopies(501, GOOD));
        problem(posted(path + "/import", "{\"items\":[" + many + "]}", "m"), 422, "validation-failed");
    }

    @Test
    void listsLatestDaysFirstInPagesAndByFilters() {
        var other =
                "{\"day\":\"2026-05-01\",\"amount\":1,\"currency\":\"USD\",\"kind\":\"TOOL\",\"campaignId\":\"a\",\"channel\":\"c\","
                        + "\"line\":\"RESERVE\",\"hours\":1,\"operatorId\":\"" + OPERATOR + "\"}";
        IntStream.range(0, 2).forEach(_ -> entered(GOOD));
        entered(other);

        var first = community.get("/costs?limit=2").body("items.day", contains("2026-05-02", "2026-05-02"));
        first.body("next", notNullValue());
        community
                .get("/costs?limit=2&cursor=" + first.extract().<String>path("next"))
                .body("items.day", contains("2026-05-01"))
                .body("next", nullValue());
        for (var filter : new String[] {
            "kind=TOOL",
            "currency=USD",
            "campaignId=a",
            "channel=c",
            "line=RESERVE",
            "operatorId=" + OPERATOR,
            "to=2026-05-01"
        }) {
            community.get("/costs?" + filter).statusCode(200).body("items.kind", contains("TOOL"));
        }
        community.get("/costs?from=2026-05-02").body("items", hasSize(2));
        problem(community.get("/costs?from=2026-05-02&to=2026-05-01"), 422, "validation-failed");
        problem(community.get("/costs?kind=FUN"), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amount\":0",
                "\"amount\":1.00001",
                "\"amount\":10000000000",
                "\"currency\":\"cny\"",
                "\"day\":\"1999-12-31\"",
                "\"day\":\"2999-01-01\"",
                "\"hours\":1",
                "\"hours\":0,\"operatorId\":\"" + OPERATOR + "\"",
                "\"operatorId\":\"" + OPERATOR + "\"",
                "\"campaignId\":\"\"",
                "\"kind\":null"
            })
    void refusesACostThatIsWrong(String member) {
        var name = member.substring(1, member.indexOf('"', 1));
        var others = GOOD.substring(1).replaceAll("\"" + name + "\":(\"[^\"]*\"|[^,}]*),?", "");
        var body = ("{" + member + "," + others).replace(",}", "}");

        problem(posted(path, body, UUID.randomUUID().toString()), 422, "validation-failed");
        community.get("/costs").body("items", empty());
    }

    @Test
    void isForThoseWhoMayAndHiddenFromOtherCommunities() {
        String location = entered(GOOD).extract().header("Location");
        var bi = TestKeys.of(KeyKind.BI, community.id());

        given().header("Authorization", bi).get(location).then().statusCode(200);
        problem(
                given().header("Authorization", bi)
                        .header("Idempotency-Key", "b")
                        .contentType("application/json")
                        .body(GOOD)
                        .post(path)
                        .then(),
                403,
                "forbidden");
        var elsewhere = TestCommunity.in("UTC");
        var id = location.substring(location.lastIndexOf('/') + 1);
        problem(elsewhere.get("/costs/" + id), 404, "not-found");
        problem(elsewhere.asOwner().get(location).then(), 404, "not-found");
    }

    @Test
    void refusesTheGenericBadInput() {
        GenericBadInput.refusedByList(community.owner(), path);
    }

    @Test
    void answersAsTheContractSays() {
        var contract = ContractValidation.filter();
        String location = community
                .posting(GOOD)
                .header("Idempotency-Key", "c")
                .filter(contract)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        community.asOwner().filter(contract).get(location).then().statusCode(200);
        community.asOwner().filter(contract).get(path).then().statusCode(200);
        community
                .asOwner()
                .header("Idempotency-Key", "d")
                .filter(contract)
                .post(location + "/reverse")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse entered(String body) {
        return posted(path, body, UUID.randomUUID().toString()).statusCode(201);
    }

    private ValidatableResponse posted(String where, String body, String key) {
        return community
                .posting(body)
                .header("Idempotency-Key", key)
                .post(where)
                .then();
    }

    private static java.util.List<Integer> atOnce(Callable<Integer> call) throws InterruptedException {
        try (var clients = Executors.newFixedThreadPool(50)) {
            return clients.invokeAll(Collections.nCopies(50, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private long rollupLessEntries() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select (select sum(value) from cost_day where community_id = ?) - (select sum(amount) * 10000 from cost where community_id = ?)")) {
            statement.setObject(1, community.id());
            statement.setObject(2, community.id());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
