package org.communityops.member.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.communityops.member.TestCommunity.as;
import static org.communityops.member.TestCommunity.asOwner;
import static org.communityops.member.TestCommunity.freshSlug;
import static org.communityops.member.TestCommunity.patchOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.member.Race;
import org.communityops.member.TestCommunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CommunityResourceTest {
    private static final String COMMUNITIES = "/v1/communities";

    @Test
    void showsACreatedCommunityAtItsLocation() {
        var slug = freshSlug();
        var created = asOwner()
                .filter(ContractValidation.filter())
                .body("{\"slug\": \"%s\", \"name\": \"Tea House\", \"topics\": [\"tea\"]}".formatted(slug))
                .post(COMMUNITIES);

        created.then().statusCode(201).body("slug", is(slug));
        asOwner()
                .filter(ContractValidation.filter())
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo(created.header("ETag")))
                .body("$", equalTo(created.jsonPath().getMap("$")));
    }

    @Test
    void fillsInDefaults() {
        create(freshSlug())
                .then()
                .statusCode(201)
                .body("timeZone", is("Asia/Shanghai"))
                .body("locale", is("zh-CN"))
                .body("joinPolicy", is("OPEN"))
                .body("stage", is("SETUP"))
                .body("archived", is(false))
                .body("topics", empty())
                .body("eventsFrom", nullValue());
    }

    @Test
    void refusesASlugThatIsTaken() {
        var slug = freshSlug();
        create(slug).then().statusCode(201);

        problem(create(slug), 409, "slug-taken").body("errors.pointer", contains("/slug"));
    }

    @Test
    void givesOneOfManyTheSlug() {
        var body = "{\"slug\": \"%s\", \"name\": \"Tea House\"}".formatted(freshSlug());
        var key = TestKeys.everywhere(KeyKind.OWN);

        var statuses = Race.of(12, i -> as(key).body(body).post(COMMUNITIES).statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void answersARepeatedRequestOnce() {
        var key = TestKeys.everywhere(KeyKind.OWN);
        var body = "{\"slug\": \"%s\", \"name\": \"Tea House\"}".formatted(freshSlug());
        var first = as(key).header("Idempotency-Key", "once").body(body).post(COMMUNITIES);

        as(key).header("Idempotency-Key", "once")
                .body(body)
                .post(COMMUNITIES)
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", "true")
                .body("id", equalTo(first.path("id")));
        problem(
                as(key).header("Idempotency-Key", "once")
                        .body("{\"slug\": \"other\", \"name\": \"Other\"}")
                        .post(COMMUNITIES),
                422,
                "idempotency-key-reused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /slug        | {"slug": "Tea House", "name": "a"}
                    /slug        | {"slug": "x", "name": "a"}
                    /slug        | {"name": "a"}
                    /name        | {"slug": "abc"}
                    /name        | {"slug": "abc", "name": "   "}
                    /timeZone    | {"slug": "abc", "name": "a", "timeZone": "+08:00"}
                    /timeZone    | {"slug": "abc", "name": "a", "timeZone": "Asia/Atlantis"}
                    /locale      | {"slug": "abc", "name": "a", "locale": "zh_CN"}
                    /locale      | {"slug": "abc", "name": "a", "locale": ""}
                    /purpose     | {"slug": "abc", "name": "a", "purpose": ""}
                    /topics      | {"slug": "abc", "name": "a", "topics": ["tea", "tea"]}
                    /topics/1    | {"slug": "abc", "name": "a", "topics": ["tea", " "]}
                    /topics/0    | {"slug": "abc", "name": "a", "topics": [null]}
                    /eventsFrom  | {"slug": "abc", "name": "a", "eventsFrom": "1066-10-14T09:00:00Z"}
                    """)
    void namesTheWrongMemberOfARefusedRequest(String pointer, String body) {
        problem(asOwner().body(body).post(COMMUNITIES), 422, "validation-failed")
                .body("errors.pointer", contains(pointer));
    }

    @ParameterizedTest
    @CsvSource({"template", "id", "version", "createdAt"})
    void knowsNoOtherFields(String field) {
        problem(
                asOwner()
                        .body("{\"slug\": \"abc\", \"name\": \"a\", \"%s\": 1}".formatted(field))
                        .post(COMMUNITIES),
                400,
                "unknown-field");
    }

    @Test
    void refusesBadInputLikeEveryEndpoint() {
        var owner = TestKeys.everywhere(KeyKind.OWN);

        GenericBadInput.refusedByPost(owner, COMMUNITIES, "{\"slug\": \"never-made\", \"name\": \"Tea House\"}");
        GenericBadInput.refusedByList(owner, COMMUNITIES);
        problem(as(owner).queryParam("slug", "a\u0000b").get(COMMUNITIES), 400, "malformed-request");
        as(owner)
                .queryParam("slug", "never-made")
                .get(COMMUNITIES)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void onlyAKeyForAllCommunitiesMakesOne() {
        var limited = TestKeys.of(KeyKind.OWN, TestCommunity.open());

        problem(as(limited).body("{\"slug\": \"abc\", \"name\": \"a\"}").post(COMMUNITIES), 403, "forbidden");
    }

    @Test
    void hidesOtherCommunities() {
        var mine = TestCommunity.open();
        var other = create(freshSlug());
        var limited = TestKeys.of(KeyKind.OWN, mine);

        problem(as(limited).get(other.header("Location")), 404, "not-found");
        problem(asOwner().get(COMMUNITIES + "/" + UUID.randomUUID()), 404, "not-found");
        as(limited).get(COMMUNITIES).then().statusCode(200).body("items.id", contains(mine.toString()));
        as(limited)
                .queryParam("slug", other.<String>path("slug"))
                .get(COMMUNITIES)
                .then()
                .body("items", empty());
    }

    @Test
    void givesAwayNoMoreThanThatASlugIsTaken() {
        var taken = create(freshSlug()).<String>path("slug");
        var mine = create(freshSlug());

        var limited = TestKeys.of(KeyKind.OWN, UUID.fromString(mine.path("id")));
        var answer = as(limited)
                .contentType("application/merge-patch+json")
                .header("If-Match", mine.header("ETag"))
                .body("{\"slug\": \"%s\"}".formatted(taken))
                .patch(mine.header("Location"));

        problem(answer, 409, "slug-taken").body("detail", is("Another community has this slug."));
    }

    @Test
    void findsACommunityByItsSlug() {
        var created = create(freshSlug());

        for (var key : TestKeys.ofEveryKind()) {
            as(key).queryParam("slug", created.<String>path("slug"))
                    .get(COMMUNITIES)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(created.<String>path("id")))
                    .body("next", nullValue());
        }
    }

    @Test
    void pagesAreStableUnderInserts() {
        var first = TestCommunity.open();
        var second = TestCommunity.open();
        var third = TestCommunity.open();
        var key = TestKeys.of(KeyKind.BOT, first, second, third);

        var page = as(key).filter(ContractValidation.filter())
                .queryParam("limit", 2)
                .get(COMMUNITIES);
        TestCommunity.open();

        page.then().body("items.id", contains(first.toString(), second.toString()));
        assertThat(page.header("Link")).contains("rel=\"next\"");
        as(key).queryParam("limit", 2)
                .queryParam("cursor", page.<String>path("next"))
                .get(COMMUNITIES)
                .then()
                .body("items.id", contains(third.toString()))
                .body("next", nullValue());
    }

    @Test
    void changesWhatAPatchNames() {
        var created = create(freshSlug());

        var changed = patchOf(created.header("ETag"))
                .filter(ContractValidation.filter())
                .body(
                        "{\"timeZone\": \"Europe/Berlin\", \"archived\": true, \"purpose\": \"Tea\", \"topics\": [\"a\"]}")
                .patch(created.header("Location"));

        changed.then()
                .statusCode(200)
                .header("ETag", not(created.header("ETag")))
                .body("timeZone", is("Europe/Berlin"))
                .body("archived", is(true))
                .body("purpose", is("Tea"))
                .body("topics", hasItem("a"))
                .body("name", is("Tea House"));
        patchOf(changed.header("ETag"))
                .body("{\"timeZone\": null, \"purpose\": null, \"archived\": null}")
                .patch(created.header("Location"))
                .then()
                .statusCode(200)
                .body("timeZone", is("Asia/Shanghai"))
                .body("archived", is(false))
                .body("purpose", nullValue());
    }

    @Test
    void losesNoChange() {
        var created = create(freshSlug());
        var location = created.header("Location");
        patchOf(created.header("ETag"))
                .body("{\"name\": \"First\"}")
                .patch(location)
                .then()
                .statusCode(200);

        var stale =
                patchOf(created.header("ETag")).body("{\"name\": \"Second\"}").patch(location);
        problem(stale, 412, "precondition-failed");
        problem(
                patchOf("W/" + stale.header("ETag"))
                        .body("{\"name\": \"Third\"}")
                        .patch(location),
                412,
                "precondition-failed");
        problem(
                asOwner()
                        .contentType("application/merge-patch+json")
                        .body("{\"name\": \"Fourth\"}")
                        .patch(location),
                428,
                "precondition-required");
        asOwner().get(location).then().header("ETag", stale.header("ETag")).body("name", is("First"));
    }

    @Test
    void letsOneOfManyConcurrentChangesPass() {
        var created = create(freshSlug());

        var statuses = Race.of(
                8,
                i -> patchOf(created.header("ETag"))
                        .body("{\"name\": \"Writer %d\"}".formatted(i))
                        .patch(created.header("Location"))
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void refusesPatchesThatBreakARule() {
        var created = create(freshSlug());
        var location = created.header("Location");
        var etag = created.header("ETag");

        problem(patchOf(etag).body("{\"name\": null}").patch(location), 422, "validation-failed");
        problem(patchOf(etag).body("{\"slug\": \"?\"}").patch(location), 422, "validation-failed");
        problem(patchOf(etag).body("{\"id\": \"x\"}").patch(location), 400, "unknown-field");
        problem(patchOf(etag).body("[]").patch(location), 400, "malformed-request");
        problem(patchOf(etag).body("").patch(location), 400, "malformed-request");
        problem(
                patchOf(etag).contentType("application/json").body("{}").patch(location),
                415,
                "unsupported-media-type");
    }

    @Test
    void answersThatNothingChanged() {
        var created = create(freshSlug());

        asOwner()
                .header("If-None-Match", created.header("ETag"))
                .get(created.header("Location"))
                .then()
                .statusCode(304);
    }

    private static Response create(String slug) {
        return asOwner()
                .body("{\"slug\": \"%s\", \"name\": \"Tea House\"}".formatted(slug))
                .post(COMMUNITIES);
    }
}
