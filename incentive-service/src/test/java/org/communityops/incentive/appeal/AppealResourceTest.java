package org.communityops.incentive.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.incentive.Race;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AppealResourceTest {
    private static final String REASON = "{\"reason\": \"Bob confirms it\"}";

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final String colleague = TestKeys.of(KeyKind.APP, community.id);
    private final String bot = TestKeys.of(KeyKind.BOT, community.id);
    private UUID ada = new UUID(0, 0);

    @BeforeEach
    void join() {
        ada = community.join("ada");
    }

    private Response post(String key, String path, String body) {
        return community
                .as(key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(community.path(path));
    }

    /** Takes a transaction back; the id of the reversal. */
    private String reverse(String transaction) {
        return post(community.owner, "/transactions/" + transaction + "/reverse", "{\"reason\": \"was not there\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String reversedGrant(long amount) {
        return reverse(community
                .grant(UUID.randomUUID().toString(), "ada", amount)
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static String request(String reversal, UUID member) {
        return "{\"transactionId\": \"%s\", \"memberId\": \"%s\", \"reason\": \"I was\"}".formatted(reversal, member);
    }

    private String appeal(String reversal) {
        return post(bot, "/appeals", request(reversal, ada))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private long place(String period) {
        community.settle();
        var amounts =
                community.get("/leaderboards/" + period).extract().jsonPath().getList("items.amount", Long.class);
        return amounts.isEmpty() ? 0 : amounts.getFirst();
    }

    @Test
    void isHandedInByABotForItsMember() {
        var reversal = reversedGrant(25);

        var location = community
                .as(bot)
                .filter(ContractValidation.filter())
                .body(request(reversal, ada))
                .post(community.path("/appeals"))
                .then()
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .body("amount", equalTo(25))
                .body("currency", equalTo("points"))
                .body("decision", nullValue())
                .extract()
                .header("Location");

        community
                .asOwner()
                .filter(ContractValidation.filter())
                .get(location)
                .then()
                .statusCode(200)
                .body("transactionId", equalTo(reversal))
                .body("reason", equalTo("I was"));
        problem(community.as(bot).get(location), 403, "forbidden");
        assertThat(community.balance("ada")).isZero();
    }

    @Test
    void givesBackWhatTheReversalTookWhenItIsGranted() {
        community.apply(community.message("m-1", "ada", "2026-03-02T10:00:00Z"));
        var reversal =
                reverse(community.get("/members/" + ada + "/entries").extract().path("items[0].transactionId"));
        assertThat(place("2026-03-02")).isZero();

        String restoredBy = post(colleague, "/appeals/" + appeal(reversal) + "/grant", REASON)
                .then()
                .statusCode(200)
                .body("state", equalTo("GRANTED"))
                .body("decision", equalTo("Bob confirms it"))
                .extract()
                .path("restoredBy");

        assertThat(community.balance("ada")).isEqualTo(2);
        assertThat(place("2026-03-02")).isEqualTo(2);
        community
                .get("/transactions/" + restoredBy)
                .body("kind", equalTo("RESTORATION"))
                .body("reason", equalTo("Bob confirms it"))
                .body("lines.amount", contains(2, -2));
        LedgerAudit.of(community).requireSound();
    }

    @Test
    void givesPointsBackWithTheEndThatTheyHad() {
        String grant = community
                .post(
                        "k1",
                        community
                                .lines("GRANT", "member:" + ada, 25, "system:issuance")
                                .replace("\"reason\"", "\"expiresAt\": \"2999-01-01T00:00:00Z\", \"reason\""))
                .statusCode(201)
                .extract()
                .path("id");
        var appeal = appeal(reverse(grant));

        post(colleague, "/appeals/" + appeal + "/grant", REASON).then().statusCode(200);

        assertThat(
                        LedgerAudit.of(community)
                                .number(
                                        "select sum(remaining) from lot where community_id = ? and expires_at = '2999-01-01T00:00:00Z'"))
                .isEqualTo(25);
    }

    @Test
    void leavesPointsWhereTheyAreWhenItIsRejected() {
        var appeal = appeal(reversedGrant(25));

        post(colleague, "/appeals/" + appeal + "/reject", REASON)
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .body("restoredBy", nullValue());

        assertThat(community.balance("ada")).isZero();
    }

    @Test
    void isDecidedBySomebodyElseThanWhoReversed() {
        var appeal = appeal(reversedGrant(25));

        problem(post(community.owner, "/appeals/" + appeal + "/grant", REASON), 403, "second-person-required");
        problem(post(community.owner, "/appeals/" + appeal + "/reject", REASON), 403, "second-person-required");
        var asAda = community
                .as(colleague)
                .header("Idempotency-Key", "own")
                .header("Acting-Member", ada)
                .body(REASON)
                .post(community.path("/appeals/" + appeal + "/grant"));
        problem(asAda, 403, "second-person-required");

        community.get("/appeals/" + appeal).body("state", equalTo("OPEN"));
    }

    @Test
    void isDecidedOnce() {
        var appeal = appeal(reversedGrant(25));
        post(colleague, "/appeals/" + appeal + "/grant", REASON).then().statusCode(200);

        problem(post(colleague, "/appeals/" + appeal + "/grant", REASON), 409, "invalid-transition");
        problem(post(colleague, "/appeals/" + appeal + "/reject", REASON), 409, "invalid-transition");
        assertThat(community.balance("ada")).isEqualTo(25);
    }

    @Test
    void isGrantedByOneOfFiftyWhoDecideAtOnce() throws Exception {
        var appeal = appeal(reversedGrant(25));

        var answers = Race.of(
                50,
                i -> () -> post(colleague, "/appeals/" + appeal + (i % 2 == 0 ? "/grant" : "/reject"), REASON)
                        .statusCode());

        assertThat(Collections.frequency(answers, 200)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 409)).isEqualTo(49);
        var granted =
                community.get("/appeals/" + appeal).extract().path("state").equals("GRANTED");
        assertThat(community.balance("ada")).isEqualTo(granted ? 25 : 0);
        LedgerAudit.of(community).requireSound();
    }

    @Test
    void isHandedInOnceForAReversal() {
        var reversal = reversedGrant(25);
        appeal(reversal);

        problem(post(bot, "/appeals", request(reversal, ada)), 409, "conflict");
    }

    @Test
    void isOnlyForPointsThatAReversalTook() {
        var bob = community.join("bob");
        String grant = community.grant("k1", "ada", 25).extract().path("id");
        String spending = community.spend("k2", "ada", 5).extract().path("id");
        var givenBack = reverse(spending);
        var reversal = reversedGrant(7);

        for (var body : new String[] {request(grant, ada), request(givenBack, ada), request(reversal, bob)}) {
            problem(post(bot, "/appeals", body), 422, "validation-failed")
                    .body("errors.pointer", hasItem("/transactionId"));
        }
    }

    @Test
    void knowsNobodyAndNothingFromElsewhere() {
        var elsewhere = CommunityFixture.in("UTC");
        var reversal = reversedGrant(25);
        var unknown = UUID.randomUUID();

        problem(post(bot, "/appeals", request(unknown.toString(), ada)), 404, "not-found");
        problem(post(bot, "/appeals", request(reversal, elsewhere.join("zoe"))), 404, "not-found");
        problem(post(colleague, "/appeals/" + unknown + "/grant", REASON), 404, "not-found");
        problem(post(colleague, "/appeals/" + unknown + "/reject", REASON), 404, "not-found");
        problem(elsewhere.asOwner().get(elsewhere.path("/appeals/" + appeal(reversal))), 404, "not-found");
    }

    @Test
    void listsAppealsByStateAndMember() {
        var first = appeal(reversedGrant(1));
        var second = appeal(reversedGrant(2));
        post(colleague, "/appeals/" + first + "/reject", REASON).then().statusCode(200);

        community.get("/appeals").body("items.id", contains(second, first));
        community.get("/appeals?state=OPEN").body("items.id", contains(second));
        community.get("/appeals?state=REJECTED&memberId=" + ada).body("items.id", contains(first));
        community.get("/appeals?memberId=" + community.join("bob")).body("items", hasSize(0));
    }

    @Test
    void isFinal() {
        var appeal = appeal(reversedGrant(25));
        String restoredBy = post(colleague, "/appeals/" + appeal + "/grant", REASON)
                .then()
                .extract()
                .path("restoredBy");

        problem(
                post(community.owner, "/transactions/" + restoredBy + "/reverse", "{\"reason\": \"again\"}"),
                409,
                "conflict");
        assertThat(community.balance("ada")).isEqualTo(25);
    }

    @Test
    void refusesBadInputLikeEveryOtherEndpoint() {
        GenericBadInput.refusedByPost(community.owner, community.path("/appeals"), request(reversedGrant(1), ada));
        GenericBadInput.refusedByList(community.owner, community.path("/appeals"));
        problem(
                post(colleague, "/appeals/" + appeal(reversedGrant(2)) + "/grant", "{\"reason\": \" \"}"),
                422,
                "validation-failed");
    }
}
