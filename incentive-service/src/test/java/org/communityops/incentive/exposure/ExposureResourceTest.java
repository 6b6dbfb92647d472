package org.communityops.incentive.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExposureResourceTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    @BeforeEach
    void start() {
        start("e", 100);
    }

    private void start(String key, int trafficShare) {
        community
                .asOwner()
                .body("""
                        {"key": "%s", "hypothesis": "B is better", "metric": "dau", "trafficShare": %d,
                         "variants": [{"key": "a", "weight": 50}, {"key": "b", "weight": 50}]}""".formatted(key, trafficShare))
                .post(community.path("/experiments"))
                .then()
                .statusCode(201);
        community
                .asOwner()
                .post(community.path("/experiments/" + key + "/start"))
                .then()
                .statusCode(200);
    }

    private Response expose(String key, UUID member) {
        return community
                .asOwner()
                .body("{\"memberId\": \"" + member + "\"}")
                .post(community.path("/experiments/" + key + "/exposures"));
    }

    private Response exposeAll(String key, List<UUID> members) {
        var ids = members.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return community
                .asOwner()
                .body("{\"memberIds\": [" + ids + "]}")
                .post(community.path("/experiments/" + key + "/exposure-batches"));
    }

    private List<UUID> join(int count) {
        var ids = IntStream.range(0, count)
                .mapToObj(i -> community.member("m" + i))
                .toList();
        var items = ids.stream()
                .map(id -> FeedPages.item(
                        UUID.randomUUID(),
                        community.id,
                        "member.joined",
                        id.toString(),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Map.of("memberId", id)))
                .toArray(FeedItem[]::new);
        FeedPages.apply("member", items);
        return ids;
    }

    private String variantOf(String key, UUID member) {
        return community
                .get("/experiments/" + key + "/assignments/" + member)
                .extract()
                .path("variant");
    }

    private long told() {
        return LedgerAudit.of(community).number("""
                select (select count(*) from feed where community_id = c.id and type = 'experiment.exposed')
                     + (select count(*) from outbox where community_id = c.id and type = 'experiment.exposed')
                  from (select ?::uuid as id) c
                """);
    }

    @Test
    void recordsTheFirstTimeOnly() {
        var ada = community.join("ada");

        var first = expose("e", ada)
                .then()
                .statusCode(201)
                .body("memberId", equalTo(ada.toString()))
                .body("variant", equalTo(variantOf("e", ada)))
                .extract();
        expose("e", ada).then().statusCode(200).body("exposedAt", equalTo(first.path("exposedAt")));

        community.get("/experiments/e/health").body("exposed", equalTo(1));
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void recordsOnceHoweverManyTellAtTheSameTime() throws Exception {
        var members = join(20);
        var requests = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> i % 2 == 0
                        ? exposeAll("e", members).jsonPath().getInt("recorded")
                        : expose("e", members.get(i % 20)).statusCode() == 201 ? 1 : 0)
                .toList();

        var recorded = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                recorded += answer.get();
            }
        }

        assertThat(recorded).isEqualTo(20);
        assertThat(told()).isEqualTo(20);
        community.get("/experiments/e/health").body("exposed", equalTo(20));
    }

    @Test
    void saysWhatCameOfEachMemberOfABatch() {
        start("some", 50);
        var members = join(40);
        var in = members.stream().filter(id -> variantOf("some", id) != null).toList();
        var out = members.stream().filter(id -> variantOf("some", id) == null).toList();
        assertThat(in).isNotEmpty();
        assertThat(out).isNotEmpty();
        expose("some", in.getFirst()).then().statusCode(201);
        var stranger = UUID.randomUUID();

        var batch = List.of(in.getFirst(), in.get(1), out.getFirst(), stranger, in.get(1));
        exposeAll("some", batch)
                .then()
                .statusCode(200)
                .body("recorded", equalTo(1))
                .body("items.outcome", contains("KNOWN", "RECORDED", "OUTSIDE", "NO_MEMBER"))
                .body("items[1].exposure.variant", equalTo(variantOf("some", in.get(1))))
                .body("items[2].exposure", nullValue());

        problem(expose("some", out.getFirst()), 409, "outside-experiment");
        problem(expose("some", stranger), 404, "not-found");
        community.get("/experiments/some/health").body("exposed", equalTo(2));
    }

    @Test
    void exposesNobodyUnlessTheExperimentRuns() {
        var ada = community.join("ada");
        community.asOwner().body("""
                        {"key": "draft", "hypothesis": "h", "metric": "dau",
                         "variants": [{"key": "a", "weight": 50}, {"key": "b", "weight": 50}]}""").post(community.path("/experiments"));

        problem(expose("draft", ada), 409, "invalid-transition");
        community.asOwner().post(community.path("/experiments/e/stop")).then().statusCode(200);
        problem(expose("e", ada), 409, "invalid-transition");
        problem(exposeAll("e", List.of(ada)), 409, "invalid-transition");
        problem(expose("none", ada), 404, "not-found");
        assertThat(told()).isZero();
    }

    @Test
    void exposesNobodyAfterTheStop() throws Exception {
        var members = join(49);
        List<Callable<Response>> requests = new ArrayList<>();
        members.forEach(id -> requests.add(() -> expose("e", id)));
        requests.add(20, () -> community.asOwner().post(community.path("/experiments/e/stop")));

        var recorded = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                recorded += answer.get().statusCode() == 201 ? 1 : 0;
            }
        }

        community
                .get("/experiments/e/health")
                .body("exposed", equalTo(recorded))
                .body("state", equalTo("STOPPED"));
        assertThat(told()).isEqualTo(recorded);
        var audit = LedgerAudit.of(community);
        await().untilAsserted(() -> assertThat(audit.number("select count(*) from outbox where community_id = ?"))
                .isZero());
        assertThat(audit.number("""
                        select count(*) from feed x join feed s using (community_id)
                         where community_id = ? and x.type = 'experiment.exposed' and s.type = 'experiment.stopped'
                           and x.position > s.position
                        """)).as("exposures told after the stop").isZero();
    }

    @Test
    void findsThatOneVariantLosesExposures() {
        var members = join(200);
        var a = members.stream().filter(id -> variantOf("e", id).equals("a")).toList();
        var b = members.stream().filter(id -> variantOf("e", id).equals("b")).toList();
        var asExact = RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));

        exposeAll("e", a.subList(0, 4)).then().statusCode(200);
        community
                .get("/experiments/e/health")
                .body("exposed", equalTo(4))
                .body("pValue", nullValue())
                .body("mismatch", equalTo(false));

        // 24 and 16 of 40: (4² + 4²) / 20 = 1.6, and erfc(√0.8) = 0.205903…
        exposeAll("e", a.subList(0, 24)).then().statusCode(200);
        exposeAll("e", b.subList(0, 16)).then().statusCode(200);
        community
                .asOwner()
                .config(asExact)
                .filter(ContractValidation.filter())
                .get(community.path("/experiments/e/health"))
                .then()
                .statusCode(200)
                .body("variants.exposed", contains(24, 16))
                .body("chiSquared", closeTo(1.6, 1e-12))
                .body("degreesOfFreedom", equalTo(1))
                .body("pValue", closeTo(0.2059032107, 1e-9))
                .body("mismatch", equalTo(false));

        // 64 and 16 of 80: (24² + 24²) / 40 = 28.8, whose p is 8.0e-8
        exposeAll("e", a.subList(0, 64)).then().statusCode(200);
        community
                .asOwner()
                .config(asExact)
                .get(community.path("/experiments/e/health"))
                .then()
                .body("variants.expected", contains(40.0, 40.0))
                .body("chiSquared", closeTo(28.8, 1e-12))
                .body("pValue", closeTo(8.0e-8, 0.05e-8))
                .body("mismatch", equalTo(true));
    }

    @Test
    void refusesBatchesThatAreNone() {
        for (var body : new String[] {"{\"memberIds\": []}", "{\"memberIds\": [null]}", "{}"}) {
            problem(
                    community.asOwner().body(body).post(community.path("/experiments/e/exposure-batches")),
                    422,
                    "validation-failed");
        }
        var tooMany = IntStream.range(0, 501).mapToObj(i -> UUID.randomUUID()).toList();
        problem(exposeAll("e", tooMany), 422, "validation-failed");
        problem(
                community.asOwner().body("{}").post(community.path("/experiments/e/exposures")),
                422,
                "validation-failed");
    }

    @Test
    void letsNobodyWriteWhoOnlyReads() {
        var ada = community.join("ada");
        var body = "{\"memberId\": \"" + ada + "\"}";
        var path = community.path("/experiments/e/exposures");

        problem(community.as(TestKeys.of(KeyKind.BI, community.id)).body(body).post(path), 403, "forbidden");
        problem(CommunityFixture.in("UTC").asOwner().body(body).post(path), 404, "not-found");
        community
                .as(TestKeys.of(KeyKind.APP, community.id))
                .body(body)
                .post(path)
                .then()
                .statusCode(201);
    }
}
