package org.communityops.incentive.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.Race;
import org.communityops.incentive.ReferralFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReferralResourceTest {
    private final ReferralFixture referrals = new ReferralFixture();
    private final CommunityFixture community = referrals.community;

    @BeforeEach
    void join() {
        referrals.activate("");
        referrals.join("ada", -86_400);
        referrals.join("bob", 0);
        referrals.join("cyd", 0);
    }

    @AfterEach
    void audit() {
        referrals.audit().requireSound();
    }

    private Response record(String inviter, String invitee) {
        return referrals.record(community.owner, inviter, invitee);
    }

    @Test
    void recordsWhoBroughtWhomAndPaysWhenTheNewcomerQualifies() {
        var recorded = record("ada", "bob")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("PENDING"))
                .body("refusal", nullValue())
                .body("inviterPoints", equalTo(50))
                .extract();
        assertThat(recorded.header("Location")).endsWith("/referrals/" + recorded.path("id"));

        referrals.qualify("bob");

        community
                .get("/referrals/" + recorded.path("id"))
                .header("ETag", "\"2\"")
                .body("state", equalTo("QUALIFIED"));
        assertThat(community.balance("ada")).isEqualTo(50);
        assertThat(community.balance("bob")).isEqualTo(20);
    }

    @Test
    void paysAtOnceWhoHasQualifiedAlready() {
        referrals.qualify("bob");

        record("ada", "bob").then().statusCode(201).body("state", equalTo("QUALIFIED"));
        assertThat(community.balance("ada")).isEqualTo(50);
    }

    @Test
    void recordsWithTheReasonWhatIsNotPaid() {
        record("ada", "ada").then().statusCode(201).body("refusal", equalTo("SELF_REFERRAL"));
        record("ada", "bob").then().statusCode(201).body("state", equalTo("PENDING"));
        record("cyd", "bob").then().statusCode(201).body("refusal", equalTo("ALREADY_REFERRED"));
        record("bob", "ada").then().statusCode(201).body("refusal", equalTo("RING"));
    }

    @Test
    void findsOneInviterForAnInviteeHoweverManyClaimItAtTheSameTime() throws Exception {
        IntStream.range(0, 50).forEach(i -> referrals.join("m" + i, 0));

        var states = Race.of(50, i -> () -> record("m" + i, "bob").<String>path("state"));

        assertThat(states.stream().filter("PENDING"::equals)).hasSize(1);
        assertThat(states.stream().filter("REFUSED"::equals)).hasSize(49);
    }

    @Test
    void closesNoRingWhenBothInviteEachOtherAtTheSameTime() throws Exception {
        for (var round = 0; round < 10; round++) {
            var names = new String[] {"a" + round, "b" + round};
            referrals.join(names[0], 0);
            referrals.join(names[1], 0);

            var states = Race.of(2, i -> () -> record(names[i], names[1 - i]).<String>path("state"));

            assertThat(states).containsExactlyInAnyOrder("PENDING", "REFUSED");
        }
    }

    @Test
    void paysNoMoreThanTheCapHoweverManyQualifyAtTheSameTime() throws Exception {
        referrals.programme("{\"totalCap\": 10, \"eventCount\": 1}").statusCode(200);
        for (var i = 0; i < 50; i++) {
            referrals.join("m" + i, 0);
            community.apply(referrals.checkIn("m" + i, 1));
        }

        var states = Race.of(50, i -> () -> record("ada", "m" + i).<String>path("state"));

        assertThat(states.stream().filter("QUALIFIED"::equals)).hasSize(10);
        assertThat(states.stream().filter("REFUSED"::equals)).hasSize(40);
        assertThat(community.balance("ada")).isEqualTo(500);
        community.get("/referrals?state=QUALIFIED").body("items", hasSize(10));
    }

    @Test
    void recordsOnceForOneKey() {
        var path = community.path("/referrals");
        var request = community
                .asOwner()
                .filter(ContractValidation.filter())
                .header("Idempotency-Key", "same")
                .body(referrals.body("ada", "bob"));
        String first = request.post(path).then().statusCode(201).extract().path("id");

        request.post(path).then().statusCode(201).body("id", equalTo(first));
        problem(
                community
                        .asOwner()
                        .header("Idempotency-Key", "same")
                        .body(referrals.body("ada", "cyd"))
                        .post(path),
                422,
                "idempotency-key-reused");
        problem(community.asOwner().body(referrals.body("ada", "cyd")).post(path), 400, "idempotency-key-missing");
        referrals.all().body("items", hasSize(1));
    }

    @Test
    void refusesStrangersAndFutureInvitationsAndInactiveProgrammes() {
        problem(record("nobody", "bob"), 404, "not-found");
        problem(record("ada", "nobody"), 404, "not-found");
        var future = "{\"inviterId\": \"%s\", \"inviteeId\": \"%s\", \"acceptedAt\": \"2100-01-01T00:00:00Z\"}"
                .formatted(community.member("ada"), community.member("bob"));
        problem(
                community.asOwner().header("Idempotency-Key", "f").body(future).post(community.path("/referrals")),
                422,
                "validation-failed");
        GenericBadInput.refusedByList(community.owner, community.path("/referrals"));

        referrals.programme("{\"active\": false}").statusCode(200);
        problem(record("ada", "bob"), 409, "referral-programme-not-active");
        referrals.all().body("items", hasSize(0));
    }

    @Test
    void listsByInviterAndState() {
        record("ada", "bob");
        record("bob", "cyd");
        record("ada", "ada");

        community
                .get("/referrals?inviterId=" + community.member("ada"))
                .body("items.state", contains("REFUSED", "PENDING"));
        community.get("/referrals?state=PENDING").body("items", hasSize(2));
        var next = community.get("/referrals?limit=2").extract().<String>path("next");
        community
                .get("/referrals?limit=2&cursor=" + next)
                .body(
                        "items.inviteeId",
                        contains(endsWith(community.member("bob").toString())));
    }

    @Test
    void letsBotsRecordAndAnalystsRead() {
        var bot = TestKeys.of(KeyKind.BOT, community.id);
        var bi = TestKeys.of(KeyKind.BI, community.id);

        String id = referrals
                .record(bot, "ada", "bob")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        problem(community.as(bot).get(community.path("/referrals")), 403, "forbidden");
        community.as(bi).get(community.path("/referrals/" + id)).then().statusCode(200);
        problem(
                community
                        .as(bi)
                        .header("Idempotency-Key", "k")
                        .body(referrals.body("ada", "cyd"))
                        .post(community.path("/referrals")),
                403,
                "forbidden");
    }

    @Test
    void isNotThereForAnotherCommunity() {
        String id = record("ada", "bob").path("id");
        var other = CommunityFixture.in("UTC");

        problem(other.asOwner().get(other.path("/referrals/" + id)), 404, "not-found");
        problem(
                other.asOwner()
                        .header("Idempotency-Key", "k")
                        .body(referrals.body("ada", "cyd"))
                        .post(other.path("/referrals")),
                404,
                "not-found");
        problem(community.asOwner().get(community.path("/referrals/" + UUID.randomUUID())), 404, "not-found");
    }
}
