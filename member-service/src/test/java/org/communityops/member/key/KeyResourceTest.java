package org.communityops.member.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.communityops.member.TestCommunity.as;
import static org.communityops.member.TestCommunity.asOwner;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.member.PublishedNews;
import org.communityops.member.TestCommunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeyResourceTest {
    private static final String KEYS = "/v1/api-keys";

    @Test
    void makesAKeyThatWorksInItsCommunities() {
        var mine = TestCommunity.open();
        var other = TestCommunity.open();

        var created = create(asOwner(), "bot", "[\"%s\"]".formatted(mine));

        created.then()
                .statusCode(201)
                .body("name", is("A key"))
                .body("kind", is("bot"))
                .body("communities", contains(mine.toString()))
                .body("scopes", nullValue())
                .body("createdBy", not(nullValue()));
        var bearer = bearer(created);
        as(bearer).get("/v1/communities/{id}", mine).then().statusCode(200);
        problem(as(bearer).get("/v1/communities/{id}", other), 404, "not-found");
        problem(as(bearer).get(KEYS), 403, "forbidden");
    }

    @Test
    void livesAYearUnlessToldOtherwise() {
        var created = create(asOwner(), "app", "\"ALL\"");

        var lifetime =
                Duration.between(Instant.parse(created.path("createdAt")), Instant.parse(created.path("expiresAt")));
        assertThat(lifetime).isEqualTo(Duration.ofDays(365));
        created.then().body("communities", is("ALL"));
    }

    @Test
    void showsTheKeyOnce() {
        var created = asOwner()
                .filter(ContractValidation.filter())
                .body(
                        "{\"name\": \"A key\", \"kind\": \"bi\", \"communities\": \"ALL\", \"scopes\": [\"members:read\"]}")
                .post(KEYS);
        var secret = created.<String>path("key").substring(20);

        asOwner()
                .filter(ContractValidation.filter())
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .body("id", equalTo(created.path("id")))
                .body("scopes", contains("members:read"))
                .body(not(containsString(secret)));
        assertThat(allKeys()).contains(created.<String>path("id")).doesNotContain(secret);
        assertThat(PublishedNews.ofKey(created.path("id")).items().toString()).doesNotContain(secret);
    }

    @Test
    void narrowsAKeyToItsScopes() {
        var mine = TestCommunity.open();
        var body = """
                {"name": "A key", "kind": "app", "communities": ["%s"], "scopes": ["communities:read"]}
                """;
        var bearer = bearer(asOwner().body(body.formatted(mine)).post(KEYS));

        as(bearer).get("/v1/communities/{id}", mine).then().statusCode(200);
        problem(as(bearer).get("/v1/communities/{id}/members", mine), 403, "forbidden");
    }

    @Test
    void tellsTheOtherServicesWhatTheyNeedToVerifyAKey() {
        var mine = TestCommunity.open();
        var body = """
                {"name": "A key", "kind": "bot", "communities": ["%s"], "scopes": ["events:write"],
                 "expiresAt": "2099-01-01T00:00:00Z"}
                """;
        var created = asOwner().body(body.formatted(mine)).post(KEYS);
        var key = ApiKey.parse(created.path("key")).orElseThrow();

        var news = PublishedNews.ofKey(key.keyId()).latest("key.created");

        assertThat(news.path("keyId").asText()).isEqualTo(key.keyId());
        assertThat(news.path("kind").asText()).isEqualTo("bot");
        assertThat(Base64.getDecoder().decode(news.path("secretHash").asText())).isEqualTo(key.secretHash());
        assertThat(news.path("everywhere").asBoolean()).isFalse();
        assertThat(news.path("communities")).extracting(node -> node.asText()).containsExactly(mine.toString());
        assertThat(news.path("scopes")).extracting(node -> node.asText()).containsExactly("events:write");
        assertThat(news.path("expiresAt").asText()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(news.has("revokedAt")).isFalse();
    }

    @Test
    void saysOfAKeyForEverywhereThatItIs() {
        var created = create(asOwner(), "own", "\"ALL\"");

        var news = PublishedNews.ofKey(created.path("id")).latest("key.created");

        assertThat(news.path("everywhere").asBoolean()).isTrue();
        assertThat(news.has("communities")).isFalse();
        assertThat(news.has("scopes")).isFalse();
    }

    @Test
    void aRevokedKeyIsGoodForNothing() {
        var created = create(asOwner(), "app", "\"ALL\"");
        var bearer = bearer(created);
        as(bearer).get("/v1/communities").then().statusCode(200);

        var revoked =
                asOwner().filter(ContractValidation.filter()).post(KEYS + "/{id}/revoke", created.<String>path("id"));

        revoked.then().statusCode(200).body("revokedAt", not(nullValue())).body("key", nullValue());
        problem(as(bearer).get("/v1/communities"), 401, "unauthenticated");
        asOwner()
                .post(KEYS + "/{id}/revoke", created.<String>path("id"))
                .then()
                .statusCode(200)
                .body("revokedAt", equalTo(revoked.path("revokedAt")));
        var news = PublishedNews.ofKey(created.path("id"));
        assertThat(news.types()).containsExactly("key.created", "key.revoked");
        assertThat(news.latest("key.revoked").path("revokedAt").asText()).isEqualTo(revoked.path("revokedAt"));
    }

    @Test
    void nobodyPassesOnMoreThanTheyHave() {
        var mine = TestCommunity.open();
        var other = TestCommunity.open();
        var limited = TestKeys.of(KeyKind.OWN, mine);
        var narrowed = TestKeys.narrowed(KeyKind.OWN, mine, "keys:write", "members:read");

        create(as(limited), "bot", "[\"%s\"]".formatted(mine)).then().statusCode(201);
        problem(create(as(limited), "bot", "\"ALL\""), 403, "forbidden");
        problem(create(as(limited), "bot", "[\"%s\"]".formatted(other)), 404, "not-found");
        problem(create(as(limited), "bot", "[\"%s\"]".formatted(UUID.randomUUID())), 404, "not-found");
        problem(create(as(narrowed), "bot", "[\"%s\"]".formatted(mine)), 403, "forbidden");
        problem(create(as(limited), "svc", "\"ALL\""), 403, "forbidden");
        for (var kind : new KeyKind[] {KeyKind.APP, KeyKind.BOT, KeyKind.BI, KeyKind.SVC}) {
            problem(create(as(TestKeys.everywhere(kind)), "bot", "[\"%s\"]".formatted(mine)), 403, "forbidden");
        }
    }

    @Test
    void hidesKeysThatAreGoodElsewhere() {
        var mine = TestCommunity.open();
        var other = TestCommunity.open();
        var own = create(asOwner(), "bot", "[\"%s\"]".formatted(mine)).<String>path("id");
        var shared = create(asOwner(), "bot", "[\"%s\", \"%s\"]".formatted(mine, other))
                .<String>path("id");
        var all = create(asOwner(), "own", "\"ALL\"").<String>path("id");

        var key = TestKeys.of(KeyKind.OWN, mine);
        as(key).get(KEYS).then().statusCode(200).body("items.id", contains(own));
        as(key).get(KEYS + "/{id}", own).then().statusCode(200);
        for (var hidden : new String[] {shared, all, "AAAAAAAAAAAA"}) {
            problem(as(key).get(KEYS + "/{id}", hidden), 404, "not-found");
            problem(as(key).post(KEYS + "/{id}/revoke", hidden), 404, "not-found");
            problem(as(key).body("{}").post(KEYS + "/{id}/rotate", hidden), 404, "not-found");
        }
    }

    @Test
    void pagesAreStableUnderInserts() {
        var mine = TestCommunity.open();
        var key = TestKeys.of(KeyKind.OWN, mine);
        var here = "[\"%s\"]".formatted(mine);
        var first = create(as(key), "bot", here).<String>path("id");
        var second = create(as(key), "bot", here).<String>path("id");

        var page = as(key).filter(ContractValidation.filter())
                .queryParam("limit", 1)
                .get(KEYS);
        var third = create(as(key), "bot", here).<String>path("id");

        page.then().body("items.id", contains(first));
        as(key).queryParam("limit", 1)
                .queryParam("cursor", page.<String>path("next"))
                .get(KEYS)
                .then()
                .body("items.id", contains(second));
        as(key).get(KEYS).then().body("items.id", hasItem(third));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /name         | {"kind": "bot", "communities": "ALL"}
                    /name         | {"name": " ", "kind": "bot", "communities": "ALL"}
                    /kind         | {"name": "a", "kind": "BOT", "communities": "ALL"}
                    /kind         | {"name": "a", "communities": "ALL"}
                    /communities  | {"name": "a", "kind": "bot"}
                    /communities  | {"name": "a", "kind": "bot", "communities": []}
                    /communities  | {"name": "a", "kind": "svc", "communities": ["01990d6e-8a00-7000-8000-000000000001"]}
                    /scopes       | {"name": "a", "kind": "bot", "communities": "ALL", "scopes": []}
                    /scopes/0     | {"name": "a", "kind": "bot", "communities": "ALL", "scopes": ["everything"]}
                    /expiresAt    | {"name": "a", "kind": "bot", "communities": "ALL", "expiresAt": "2020-01-01T00:00:00Z"}
                    """)
    void namesTheWrongMemberOfARefusedRequest(String pointer, String body) {
        problem(asOwner().body(body).post(KEYS), 422, "validation-failed").body("errors.pointer", contains(pointer));
    }

    @ParameterizedTest
    @CsvSource({"'\"every\"'", "7", "'[\"x\"]'", "'[7]'", "'{}'"})
    void refusesCommunitiesThatAreNone(String communities) {
        problem(create(asOwner(), "bot", communities), 400, "malformed-request");
    }

    @Test
    void refusesBadInputLikeEveryEndpoint() {
        var owner = TestKeys.everywhere(KeyKind.OWN);

        GenericBadInput.refusedByPost(owner, KEYS, "{\"name\": \"a\", \"kind\": \"bot\", \"communities\": \"ALL\"}");
        GenericBadInput.refusedByList(owner, KEYS);
    }

    private static Response create(RequestSpecification caller, String kind, String communities) {
        return caller.body("{\"name\": \"A key\", \"kind\": \"%s\", \"communities\": %s}".formatted(kind, communities))
                .post(KEYS);
    }

    private static String bearer(Response created) {
        return "Bearer " + created.then().statusCode(201).extract().<String>path("key");
    }

    private static String allKeys() {
        var text = new StringBuilder();
        var cursor = (String) null;
        do {
            var request = asOwner().queryParam("limit", 500);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(KEYS);
            text.append(page.then().statusCode(200).extract().asString());
            cursor = page.path("next");
        } while (cursor != null);
        return text.toString();
    }
}
