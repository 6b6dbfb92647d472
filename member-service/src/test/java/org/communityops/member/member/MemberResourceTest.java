package org.communityops.member.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.communityops.member.TestCommunity.as;
import static org.communityops.member.TestCommunity.asOwner;
import static org.communityops.member.TestCommunity.patchOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.member.Race;
import org.communityops.member.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MemberResourceTest {
    private static final String MEMBERS = "/v1/communities/{communityId}/members";

    private UUID community;

    @BeforeEach
    void aCommunity() {
        community = TestCommunity.open();
    }

    @Test
    void showsACreatedMemberAtItsLocation() {
        var body = """
                {"displayName": "Ann 安", "joinedAt": "2026-01-02T03:04:05Z",
                 "identities": [{"platform": "zulip", "externalId": "u2"}, {"platform": "wecom", "externalId": "w1", "handle": "ann"}]}
                """;
        var created = asOwner()
                .filter(ContractValidation.filter())
                .header("Host", "evil.example")
                .body(body)
                .post(MEMBERS, community);

        created.then()
                .statusCode(201)
                .header("Location", equalTo("/v1/communities/" + community + "/members/" + created.path("id")))
                .body("displayName", is("Ann 安"))
                .body("status", is("ACTIVE"))
                .body("joinedAt", is("2026-01-02T03:04:05Z"))
                .body("level", nullValue())
                .body("roles", empty())
                .body("identities.platform", contains("wecom", "zulip"))
                .body("identities[0].handle", is("ann"));
        asOwner()
                .filter(ContractValidation.filter())
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo(created.header("ETag")))
                .body("$", equalTo(created.jsonPath().getMap("$")));
    }

    @Test
    void joinsNowUnlessToldOtherwise() {
        add("Ann").then().statusCode(201).body("joinedAt", not(nullValue()));
        var created = add("Bob");

        assertThat(created.<String>path("joinedAt")).isEqualTo(created.<String>path("createdAt"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /displayName              | {}
                    /displayName              | {"displayName": ""}
                    /displayName              | {"displayName": "   "}
                    /displayName              | {"displayName": "\\u200b\\u200d\\ufeff"}
                    /displayName              | {"displayName": "a\\u0000b"}
                    /identities/0/platform    | {"displayName": "Ann", "identities": [{"platform": "We Com", "externalId": "1"}]}
                    /identities/0/platform    | {"displayName": "Ann", "identities": [{"platform": "", "externalId": "1"}]}
                    /identities/0/externalId  | {"displayName": "Ann", "identities": [{"platform": "zulip"}]}
                    /identities/1             | {"displayName": "Ann", "identities": [{"platform": "z", "externalId": "1"}, {"platform": "z", "externalId": "1"}]}
                    /identities/0             | {"displayName": "Ann", "identities": [null]}
                    /joinedAt                 | {"displayName": "Ann", "joinedAt": "1066-10-14T09:00:00Z"}
                    """)
    void namesTheWrongMemberOfARefusedRequest(String pointer, String body) {
        problem(asOwner().body(body).post(MEMBERS, community), 422, "validation-failed")
                .body("errors.pointer", contains(pointer));
        asOwner().get(MEMBERS, community).then().body("items", empty());
    }

    @Test
    void countsTheCodePointsOfAName() {
        problem(add("😀".repeat(201)), 422, "validation-failed");
        add("😀".repeat(200)).then().statusCode(201);
    }

    @Test
    void refusesToJoinSomebodyTomorrow() {
        var tomorrow = Clock.systemUTC().instant().plus(Duration.ofDays(1));
        var body = "{\"displayName\": \"Ann\", \"joinedAt\": \"%s\"}".formatted(tomorrow);

        problem(asOwner().body(body).post(MEMBERS, community), 422, "validation-failed")
                .body("errors.pointer", contains("/joinedAt"));
    }

    @ParameterizedTest
    @CsvSource({"role", "communityId", "balance", "version", "createdAt", "id", "level", "tier"})
    void knowsNoOtherFields(String field) {
        var body = "{\"displayName\": \"Ann\", \"%s\": 1}".formatted(field);

        problem(asOwner().body(body).post(MEMBERS, community), 400, "unknown-field");
    }

    @Test
    void refusesBadInputLikeEveryEndpoint() {
        var path = "/v1/communities/" + community + "/members";
        var owner = TestKeys.everywhere(KeyKind.OWN);

        GenericBadInput.refusedByPost(owner, path, "{\"displayName\": \"Ann\"}");
        GenericBadInput.refusedByList(owner, path);
        for (var parameter : new String[] {"status=GONE", "joinedFrom=yesterday", "joinedTo=9", "sort=name", "q=%00"}) {
            problem(as(owner).urlEncodingEnabled(false).get(path + "?" + parameter), 400, "malformed-request");
        }
        problem(as(owner).get(path + "/not-an-id"), 400, "malformed-request");
        as(owner).get(path).then().body("items", empty());
    }

    @Test
    void belongsToItsCommunityOnly() {
        var location = add("Ann").header("Location");
        var other = TestCommunity.open();
        var id = location.substring(location.lastIndexOf('/') + 1);

        problem(asOwner().get(MEMBERS + "/{id}", other, id), 404, "not-found");
        problem(patchOf("*").body("{\"displayName\": \"Eve\"}").patch(MEMBERS + "/{id}", other, id), 404, "not-found");
        problem(as(TestKeys.of(KeyKind.OWN, other)).get(location), 404, "not-found");
        problem(as(TestKeys.of(KeyKind.OWN, other)).get(MEMBERS, community), 404, "not-found");
        problem(asOwner().get(MEMBERS, UUID.randomUUID()), 404, "not-found");
        problem(asOwner().body("{\"displayName\": \"Ann\"}").post(MEMBERS, UUID.randomUUID()), 404, "not-found");
    }

    @Test
    void showsAnalystsNobodysName() {
        var body = """
                {"displayName": "Ann", "identities": [{"platform": "zulip", "externalId": "u-secret", "handle": "ann-handle"}]}
                """;
        var location = asOwner().body(body).post(MEMBERS, community).header("Location");
        var analyst = TestKeys.of(KeyKind.BI, community);

        as(analyst)
                .filter(ContractValidation.filter())
                .get(location)
                .then()
                .statusCode(200)
                .body("identities.platform", contains("zulip"))
                .body(not(containsString("Ann")))
                .body(not(containsString("secret")))
                .body(not(containsString("handle")));
        as(analyst).get(MEMBERS, community).then().statusCode(200).body(not(containsString("Ann")));
        problem(as(analyst).queryParam("q", "ann").get(MEMBERS, community), 403, "forbidden");
    }

    @Test
    void losesNoChange() {
        var created = add("Ann");
        var location = created.header("Location");
        patchOf(created.header("ETag"))
                .filter(ContractValidation.filter())
                .body("{\"displayName\": \"Anna\", \"status\": \"VISITOR\"}")
                .patch(location)
                .then()
                .statusCode(200)
                .body("displayName", is("Anna"))
                .body("status", is("VISITOR"))
                .body("joinedAt", is(created.<String>path("joinedAt")));

        var late = patchOf(created.header("ETag"))
                .body("{\"displayName\": \"Nan\"}")
                .patch(location);
        problem(late, 412, "precondition-failed");
        problem(
                patchOf("W/" + late.header("ETag"))
                        .body("{\"displayName\": \"Nan\"}")
                        .patch(location),
                412,
                "precondition-failed");
        problem(
                asOwner()
                        .contentType("application/merge-patch+json")
                        .body("{\"displayName\": \"Nan\"}")
                        .patch(location),
                428,
                "precondition-required");
        asOwner().get(location).then().header("ETag", late.header("ETag")).body("displayName", is("Anna"));
    }

    @Test
    void letsOneOfManyConcurrentChangesPass() {
        var created = add("Ann");

        var statuses = Race.of(
                8,
                i -> patchOf(created.header("ETag"))
                        .body("{\"displayName\": \"Writer %d\"}".formatted(i))
                        .patch(created.header("Location"))
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void refusesPatchesThatBreakARule() {
        var created = add("Ann");
        var location = created.header("Location");
        var etag = created.header("ETag");

        problem(patchOf(etag).body("{\"displayName\": null}").patch(location), 422, "validation-failed");
        problem(patchOf(etag).body("{\"joinedAt\": null}").patch(location), 422, "validation-failed");
        problem(
                patchOf(etag).body("{\"joinedAt\": \"9000-01-01T00:00:00Z\"}").patch(location),
                422,
                "validation-failed");
        problem(patchOf(etag).body("{\"identities\": []}").patch(location), 400, "unknown-field");
    }

    @Test
    void answersThatNothingChanged() {
        var created = add("Ann");

        asOwner()
                .header("If-None-Match", created.header("ETag"))
                .get(created.header("Location"))
                .then()
                .statusCode(304);
    }

    @Test
    void answersARepeatedRequestOnce() {
        var key = TestKeys.everywhere(KeyKind.OWN);
        var first = as(key).header("Idempotency-Key", "a")
                .body("{\"displayName\": \"Ann\"}")
                .post(MEMBERS, community);

        as(key).header("Idempotency-Key", "a")
                .body("{\"displayName\": \"Ann\"}")
                .post(MEMBERS, community)
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", "true")
                .body("id", equalTo(first.path("id")));
        asOwner().get(MEMBERS, community).then().body("items.displayName", contains("Ann"));
    }

    private Response add(String name) {
        return asOwner().body("{\"displayName\": \"%s\"}".formatted(name)).post(MEMBERS, community);
    }
}
