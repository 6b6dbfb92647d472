package org.communityops.member.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.communityops.member.TestCommunity.as;
import static org.communityops.member.TestCommunity.asOwner;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
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

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IdentityTest {
    private static final String COMMUNITY = "/v1/communities/{communityId}";
    private static final String LOOK_UP = COMMUNITY + "/identities/{platform}/{externalId}";
    private static final String OF_MEMBER = COMMUNITY + "/members/{id}/identities";

    private UUID community;
    private String ann;
    private String bob;

    @BeforeEach
    void twoMembers() {
        community = TestCommunity.open();
        ann = member("Ann");
        bob = member("Bob");
    }

    @Test
    void tellsWhoseAccountItIs() {
        var linked = asOwner()
                .filter(ContractValidation.filter())
                .body("{\"platform\": \"zulip\", \"externalId\": \"user/7 ü\", \"handle\": \"ann\"}")
                .post(OF_MEMBER, community, ann);

        linked.then().statusCode(201);
        for (var kind : List.of(KeyKind.OWN, KeyKind.APP, KeyKind.BOT, KeyKind.SVC)) {
            as(TestKeys.everywhere(kind))
                    .filter(ContractValidation.filter())
                    .get(LOOK_UP, community, "zulip", "user/7 ü")
                    .then()
                    .statusCode(200)
                    .body("platform", is("zulip"))
                    .body("externalId", is("user/7 ü"))
                    .body("memberId", is(ann));
        }
        asOwner()
                .urlEncodingEnabled(false)
                .get(linked.header("Location"))
                .then()
                .statusCode(200);
        problem(as(TestKeys.everywhere(KeyKind.BI)).get(LOOK_UP, community, "zulip", "x"), 403, "forbidden");
    }

    @Test
    void knowsNothingOfAccountsThatAreNotLinked() {
        link(ann, "7");

        problem(asOwner().get(LOOK_UP, community, "zulip", "8"), 404, "not-found");
        problem(asOwner().get(LOOK_UP, community, "slack", "7"), 404, "not-found");
        problem(asOwner().get(LOOK_UP, TestCommunity.open(), "zulip", "7"), 404, "not-found");
        problem(
                asOwner().urlEncodingEnabled(false).get("/v1/communities/" + community + "/identities/zulip/%00"),
                400,
                "malformed-request");
    }

    @Test
    void anAccountBelongsToOneMember() {
        assertThat(link(ann, "7")).isEqualTo(201);

        var body = "{\"platform\": \"zulip\", \"externalId\": \"7\"}";
        problem(asOwner().body(body).post(OF_MEMBER, community, bob), 409, "identity-taken");
        var third = "{\"displayName\": \"Cid\", \"identities\": [%s]}".formatted(body);
        problem(asOwner().body(third).post(COMMUNITY + "/members", community), 409, "identity-taken");
        asOwner().get(COMMUNITY + "/members", community).then().body("items.displayName", contains("Ann", "Bob"));
    }

    @Test
    void theSameAccountBelongsToSomebodyElseElsewhere() {
        link(ann, "7");
        var elsewhere = TestCommunity.open();

        var body = """
                {"displayName": "Eve", "identities": [{"platform": "zulip", "externalId": "7"}]}
                """;
        asOwner().body(body).post(COMMUNITY + "/members", elsewhere).then().statusCode(201);
    }

    @Test
    void linkingAgainRenewsTheHandle() {
        link(ann, "7");
        asOwner()
                .body("{\"platform\": \"zulip\", \"externalId\": \"7\", \"handle\": \"anna\"}")
                .post(OF_MEMBER, community, ann)
                .then()
                .statusCode(201);

        link(ann, "7");
        asOwner().get(COMMUNITY + "/members/{id}", community, ann).then().body("identities.handle", contains("anna"));
    }

    @Test
    void givesOneOfManyTheAccount() {
        var members = List.of(ann, bob, member("Cid"), member("Dee"), member("Eli"), member("Fay"));

        var statuses = Race.of(members.size(), i -> link(members.get(i), "7"));

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void twoThatWantTheSameAccountsInTurnDoNotBlockEachOther() {
        var orders = List.of(List.of("a", "b"), List.of("b", "a"));

        var statuses = Race.of(8, i -> {
            var account = "{\"platform\": \"zulip\", \"externalId\": \"%s\"}";
            var identities = orders.get(i % 2).stream().map(account::formatted).toList();
            var body = "{\"displayName\": \"Cid\", \"identities\": %s}".formatted(identities);
            return asOwner().body(body).post(COMMUNITY + "/members", community).statusCode();
        });

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void takesAnAccountFromItsMemberOnly() {
        link(ann, "7");

        problem(asOwner().delete(OF_MEMBER + "/{p}/{e}", community, bob, "zulip", "7"), 404, "not-found");
        asOwner()
                .filter(ContractValidation.filter())
                .delete(OF_MEMBER + "/{p}/{e}", community, ann, "zulip", "7")
                .then()
                .statusCode(204);
        problem(asOwner().delete(OF_MEMBER + "/{p}/{e}", community, ann, "zulip", "7"), 404, "not-found");
        asOwner().get(COMMUNITY + "/members/{id}", community, ann).then().body("identities", empty());
        assertThat(link(bob, "7")).isEqualTo(201);
    }

    @Test
    void aLinkIsAChangeOfTheMember() {
        var before = asOwner().get(COMMUNITY + "/members/{id}", community, ann).header("ETag");
        link(ann, "7");

        problem(
                TestCommunity.patchOf(before)
                        .body("{\"displayName\": \"Anna\"}")
                        .patch(COMMUNITY + "/members/{id}", community, ann),
                412,
                "precondition-failed");
    }

    @Test
    void botsLinkButDoNotUnlink() {
        var bot = TestKeys.of(KeyKind.BOT, community);
        var body = "{\"platform\": \"zulip\", \"externalId\": \"7\"}";

        as(bot).body(body).post(OF_MEMBER, community, ann).then().statusCode(201);
        problem(as(bot).delete(OF_MEMBER + "/{p}/{e}", community, ann, "zulip", "7"), 403, "forbidden");
    }

    @Test
    void refusesBadInputLikeEveryEndpoint() {
        var path = "/v1/communities/" + community + "/members/" + ann + "/identities";

        GenericBadInput.refusedByPost(
                TestKeys.everywhere(KeyKind.OWN), path, "{\"platform\": \"zulip\", \"externalId\": \"7\"}");
        var stranger = asOwner().body("{\"platform\": \"zulip\", \"externalId\": \"7\"}");
        problem(stranger.post(OF_MEMBER, community, UUID.randomUUID()), 404, "not-found");
        problem(
                asOwner()
                        .body("{\"platform\": \"WeCom\", \"externalId\": \"7\"}")
                        .post(path),
                422,
                "validation-failed");
        asOwner().get(COMMUNITY + "/members/{id}", community, ann).then().body("identities", empty());
    }

    private int link(String memberId, String externalId) {
        return asOwner()
                .body("{\"platform\": \"zulip\", \"externalId\": \"%s\"}".formatted(externalId))
                .post(OF_MEMBER, community, memberId)
                .statusCode();
    }

    private String member(String name) {
        return asOwner()
                .body("{\"displayName\": \"%s\"}".formatted(name))
                .post(COMMUNITY + "/members", community)
                .path("id");
    }
}
