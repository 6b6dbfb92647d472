package org.communityops.kpi.segment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.Filter;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ana, Bo and Cy join in week 19; Ana and Bo are active in it, Ana and Cy in week 20. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SegmentTest {
    private static final String WEEKS = "granularity=WEEK&from=2026-05-04&to=2026-05-17";
    private static final String STAYED = "{'cohort':'2026-W19','n':1}";
    private static final String BEGAN = "{'cohort':'2026-W19','n':0}";

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    private TestCommunity community = TestCommunity.unheardOf();
    private String path = "";

    @BeforeEach
    void play() {
        community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-05-04T12:00:00Z"),
                community.joined("bo", "2026-05-05T12:00:00Z"),
                community.joined("cy", "2026-05-06T12:00:00Z"),
                community.message("ana", "2026-05-04T13:00:00Z"),
                community.message("bo", "2026-05-05T13:00:00Z"),
                community.message("ana", "2026-05-11T13:00:00Z"),
                community.message("cy", "2026-05-17T13:00:00Z"));
        path = "/v1/communities/" + community.id() + "/segments";
    }

    @Test
    void savesWhoIsBehindACell() {
        String location = saved("stayed", STAYED);

        community
                .asOwner()
                .get(location)
                .then()
                .statusCode(200)
                .body("name", equalTo("stayed"))
                .body("from.retention.cohort", equalTo("2026-W19"))
                .body("from.retention.n", equalTo(1))
                .body("cutOff", equalTo("2026-05-17"))
                .body("members", equalTo(2));
        assertThat(members(location)).isEqualTo(ids("ana", "cy"));

        community.sees(community.message("bo", "2026-05-12T13:00:00Z"));
        assertThat(members(location)).as("a segment does not change").isEqualTo(ids("ana", "cy"));
        assertThat(members(saved("by now", STAYED))).isEqualTo(ids("ana", "bo", "cy"));
    }

    @Test
    void takesTheParametersOfTheTriangle() {
        assertThat(members(saved("later", "{'cohort':'2026-W19','n':0,'mode':'ON_OR_AFTER'}")))
                .isEqualTo(ids("ana", "bo", "cy"));
        assertThat(members(saved("first", "{'cohort':'2026-W20','n':0,'basis':'FIRST_ACTIVITY'}")))
                .isEqualTo(ids("cy"));
        assertThat(members(saved("month", "{'cohort':'2026-05','n':0,'minDays':2}")))
                .isEqualTo(ids("ana"));
    }

    @Test
    void tellsMemberServiceWhereTheMembersAre() throws SQLException, IOException {
        String location = saved("stayed", STAYED);

        var saved = told("segment.saved");
        assertThat(saved).hasSize(1);
        assertThat(saved.getFirst().get("name").asText()).isEqualTo("stayed");
        assertThat(saved.getFirst().get("members").asInt()).isEqualTo(2);
        assertThat(location).endsWith(saved.getFirst().get("segmentId").asText());
        var membersPath = saved.getFirst().get("membersPath").asText();
        given().header("Authorization", TestKeys.of(KeyKind.SVC, community.id()))
                .get(membersPath)
                .then()
                .statusCode(200)
                .body("items.memberId", equalTo(ids("ana", "cy")));

        community.asOwner().delete(location).then().statusCode(204);
        problem(community.asOwner().get(location), 404, "not-found");
        problem(community.asOwner().get(membersPath), 404, "not-found");
        problem(community.asOwner().delete(location), 404, "not-found");
        var deleted = told("segment.deleted");
        assertThat(deleted).hasSize(1);
        assertThat(deleted.getFirst().get("name").asText()).isEqualTo("stayed");
        assertThat(deleted.getFirst().get("segmentId"))
                .isEqualTo(saved.getFirst().get("segmentId"));
    }

    @Test
    void takesMetricsOfMembersApart() {
        saved("stayed", STAYED);
        saved("began", BEGAN);

        community
                .get("/metrics/active_members?by=segment&" + WEEKS)
                .statusCode(200)
                .body("by", equalTo("segment"))
                .body("items.value", contains(2, 2))
                .body("parts.kind", contains("NAMED", "NAMED"))
                .body("parts.name", contains("began", "stayed"))
                // Ana is in both
                .body("parts.items.value", equalTo(List.of(List.of(2, 1), List.of(1, 2))));
        community
                .get(
                        "/metrics/active_members?by=segment&compare=PREVIOUS&granularity=WEEK&from=2026-05-11&to=2026-05-17")
                .body("parts.items.value", equalTo(List.of(List.of(1), List.of(2))))
                .body("parts[1].items[0].compared.value", equalTo(1));
        problem(community.get("/metrics/messages?by=segment"), 422, "validation-failed");
        TestCommunity.in("UTC").get("/metrics/dau?by=segment").statusCode(200).body("parts", hasSize(0));
    }

    @Test
    void changesTheTagOfFigures() {
        String before = tag();
        String location = saved("stayed", STAYED);
        String after = tag();
        assertThat(after).isNotEqualTo(before);

        community.asOwner().delete(location).then().statusCode(204);

        assertThat(tag()).isNotEqualTo(after).isNotEqualTo(before);
    }

    @Test
    void listsThemOldestFirst() {
        saved("one", STAYED);
        saved("two", BEGAN);
        saved("three", BEGAN);

        String next = community
                .asOwner()
                .get(path + "?limit=2")
                .then()
                .body("items.name", contains("one", "two"))
                .extract()
                .path("next");
        community
                .asOwner()
                .get(path + "?limit=2&cursor=" + next)
                .then()
                .body("items.name", contains("three"))
                .body("next", nullValue());
    }

    @Test
    void savesANameOnceHoweverManyAskAtOnce() throws Exception {
        List<Callable<Integer>> clients =
                Collections.nCopies(50, () -> post("stayed", STAYED).extract().statusCode());
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var answer : threads.invokeAll(clients)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        assertThat(told("segment.saved")).hasSize(1);
    }

    @Test
    void repeatsItsAnswerForTheSameKey() throws SQLException, IOException {
        var body = body("stayed", STAYED);
        String first = community
                .posting(body)
                .header("Idempotency-Key", "k")
                .post(path)
                .asString();

        var again = community.posting(body).header("Idempotency-Key", "k").post(path);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first);
        assertThat(told("segment.saved")).hasSize(1);
    }

    @Test
    void keepsAHundredAtMost() {
        for (var number = 0; number < 100; number++) {
            saved("s" + number, STAYED);
        }

        problem(post("one too many", STAYED), 409, "conflict");
        problem(post("s0", STAYED), 409, "conflict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'cohort':'2026-Q2','n':0}; 422; validation-failed; /from/retention/cohort",
                "{'cohort':'2026-W54','n':0}; 422; validation-failed; /from/retention/cohort",
                "{'cohort':'2026-W19'}; 422; validation-failed; /from/retention/n",
                "{'n':1}; 422; validation-failed; /from/retention/cohort",
                "{'cohort':'2026-W19','n':-1}; 422; validation-failed; /from/retention/n",
                "{'cohort':'2026-W19','n':367}; 422; validation-failed; /from/retention/n",
                "{'cohort':'2026-W19','n':0,'minDays':8}; 422; validation-failed; /from/retention/minDays",
                "{'cohort':'2026-W19','n':0,'basis':'PAID'}; 422; validation-failed; /from/retention/basis",
                "{'cohort':'2026-W19','n':0,'mode':'on'}; 422; validation-failed; /from/retention/mode",
                "{'cohort':'2026-W19','n':0,'minDays':7}; 422; validation-failed; /from",
                "{'cohort':'2026-W19','n':2}; 422; validation-failed; /from/retention/n",
                "{'cohort':'2026-W19','n':0,'luck':1}; 400; unknown-field; /from/retention/luck",
            })
    void refusesCellsThatCannotBeSaved(String cell, int status, String slug, String pointer) throws Exception {
        var answer = post("s", cell);

        problem(answer, status, slug);
        answer.body("errors.pointer", contains(pointer));
        community.asOwner().get(path).then().body("items", hasSize(0));
        assertThat(told("segment.saved")).isEmpty();
    }

    @Test
    void refusesNamesThatSayNothing() {
        problem(post(" ", STAYED), 422, "validation-failed");
        problem(post("x".repeat(81), STAYED), 422, "validation-failed");
        problem(community.posting("{\"name\":\"s\"}").post(path), 422, "validation-failed");
        problem(community.asOwner().get(path + "/" + UUID.randomUUID()), 404, "not-found");
        problem(community.asOwner().get(path + "/" + UUID.randomUUID() + "/members"), 404, "not-found");
    }

    @Test
    void showsMembersOnlyToThoseWhoMaySeeThem() {
        String location = saved("stayed", STAYED);
        var bi = TestKeys.of(KeyKind.BI, community.id());

        given().header("Authorization", bi).get(location).then().statusCode(200);
        problem(given().header("Authorization", bi).get(location + "/members"), 403, "forbidden");
        problem(given().header("Authorization", bi).delete(location), 403, "forbidden");
        var other = TestCommunity.in("UTC");
        var theirs = location.replace(community.id().toString(), other.id().toString());
        problem(other.asOwner().get(theirs), 404, "not-found");
        problem(other.asOwner().delete(theirs), 404, "not-found");
        community.asOwner().get(location).then().statusCode(200);
    }

    @Test
    void answersAsTheContractSays() {
        Filter contract = ContractValidation.filter();
        String location = community
                .posting(body("stayed", STAYED))
                .filter(contract)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        for (var read : List.of(path, location, location + "/members")) {
            community.asOwner().filter(contract).get(read).then().statusCode(200);
        }
        community
                .asOwner()
                .filter(contract)
                .get("/v1/communities/" + community.id() + "/metrics/dau?by=segment")
                .then()
                .statusCode(200);
        community.asOwner().filter(contract).delete(location).then().statusCode(204);
    }

    private String tag() {
        return community.get("/metrics/dau?by=segment").extract().header("ETag");
    }

    /** The location of a segment that was saved. */
    private String saved(String name, String cell) {
        return post(name, cell).statusCode(201).extract().header("Location");
    }

    private ValidatableResponse post(String name, String cell) {
        return community.posting(body(name, cell)).post(path).then();
    }

    private static String body(String name, String cell) {
        return "{'name':'%s','from':{'retention':%s}}".formatted(name, cell).replace('\'', '"');
    }

    private List<String> members(String location) {
        return community
                .asOwner()
                .get(location + "/members")
                .then()
                .statusCode(200)
                .extract()
                .path("items.memberId");
    }

    private List<JsonNode> told(String type) throws SQLException, IOException {
        var sql = "select data::text from (select community_id, type, data from outbox union all"
                + " select community_id, type, data from feed) news where community_id = ? and type = ?";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, community.id());
            query.setString(2, type);
            try (var rows = query.executeQuery()) {
                var bodies = new ArrayList<JsonNode>();
                while (rows.next()) {
                    bodies.add(new ObjectMapper().readTree(rows.getString(1)));
                }
                return bodies;
            }
        }
    }

    /** As PostgreSQL sorts them: by bytes, which is by their text. */
    private List<String> ids(String... names) {
        return Stream.of(names)
                .map(community::member)
                .map(UUID::toString)
                .sorted()
                .toList();
    }
}
