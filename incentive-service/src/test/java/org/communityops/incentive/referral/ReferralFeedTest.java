package org.communityops.incentive.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.ReferralFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReferralFeedTest {
    private final ReferralFixture referrals = new ReferralFixture();
    private final CommunityFixture community = referrals.community;

    @Inject
    Referrals sweep;

    @BeforeEach
    void begin() {
        referrals.activate("");
    }

    @AfterEach
    void audit() {
        referrals.audit().requireSound();
    }

    private void requirePoints(long ada, long bob) {
        assertThat(community.balance("ada")).as("Ada").isEqualTo(ada);
        assertThat(community.balance("bob")).as("Bob").isEqualTo(bob);
    }

    @Test
    void paysBothInOneTransactionOnceTheNewcomerQualifies() {
        referrals.join("ada", -86_400);
        community.apply(referrals.accepted("bob", "ada"), referrals.checkIn("bob", 1), referrals.checkIn("bob", 2));
        referrals.all().body("items.state", contains("PENDING")).body("items[0].eventId", notNullValue());
        requirePoints(0, 0);

        community.apply(referrals.checkIn("bob", 3));

        var referral = referrals
                .all()
                .body("items.state", contains("QUALIFIED"))
                .body("items[0].inviterId", equalTo(community.member("ada").toString()))
                .body(
                        "items[0].qualifiedAt",
                        equalTo(referrals.start.plusSeconds(180).toString()))
                .extract();
        requirePoints(50, 20);
        community
                .get("/transactions/" + referral.path("items[0].transactionId"))
                .body("kind", equalTo("GRANT"))
                .body("lines.amount", containsInAnyOrder(50, 20, -70));
        assertThat(FeedNews.of(community, "points.posted").items()).hasSize(2);
        community.settle();
        community.get("/leaderboards/" + referral.path("items[0].earnedOn")).body("items.amount", contains(50, 20));
    }

    @Test
    void endsTheSameInWhateverOrderAndHoweverOftenEventsCome() {
        var seed = new Random().nextLong();
        System.out.println("ReferralFeedTest, seed " + seed);
        var random = new Random(seed);
        for (var run = 0; run < 8; run++) {
            var one = ReferralFixture.with("");
            var events = new ArrayList<>(List.of(
                    one.accepted("bob", "ada"),
                    one.checkIn("bob", 1),
                    one.checkIn("bob", 2),
                    one.checkIn("bob", 3),
                    one.checkIn("bob", 4),
                    one.checkIn("ada", 1)));
            events.add(one.community.retraction("sorry", events.get(2)));
            events.addAll(List.copyOf(events));
            Collections.shuffle(events, random);

            for (var event : events) {
                one.community.apply(event);
            }

            // Check-ins 1, 3 and 4 stand: the fourth qualifies, whenever the second was taken back.
            one.all().body("items.state", contains("QUALIFIED"));
            assertThat(one.community.balance("ada")).isEqualTo(50);
            assertThat(one.community.balance("bob")).isEqualTo(20);
            one.audit().requireSound();
        }
    }

    @Test
    void takesBothBackWhenWhatQualifiedIsTakenBack() {
        referrals.join("ada", -86_400);
        var third = referrals.checkIn("bob", 3);
        community.apply(
                referrals.accepted("bob", "ada"), referrals.checkIn("bob", 1), referrals.checkIn("bob", 2), third);
        community.spend("tea", "ada", 40).statusCode(201);

        community.apply(community.retraction("sorry", third));

        referrals
                .all()
                .body("items.state", contains("PENDING"))
                .body("items[0].transactionId", nullValue())
                .body("items[0].revision", equalTo(3));
        requirePoints(0, 0);
        community.settle();
        community.get("/leaderboards/all").body("items", hasSize(0));

        // Of the 50 that Ada gets again, 40 repay what she had spent.
        community.apply(referrals.checkIn("bob", 4));
        referrals.all().body("items.state", contains("QUALIFIED"));
        requirePoints(10, 20);
    }

    @Test
    void takesBothBackWhenTheInvitationIsTakenBack() {
        referrals.join("ada", -86_400);
        var invite = referrals.accepted("bob", "ada");
        community.apply(invite);
        referrals.qualify("bob");
        requirePoints(50, 20);

        community.apply(community.retraction("sorry", invite));

        referrals.all().body("items.state", contains("REFUSED")).body("items.refusal", contains("INVITE_RETRACTED"));
        requirePoints(0, 0);
    }

    @Test
    void recordsNothingOfAnInvitationThatWasTakenBackBefore() {
        var invite = referrals.accepted("bob", "ada");
        community.apply(community.retraction("sorry", invite), community.retractedAlready(invite));

        referrals.all().body("items", hasSize(0));
    }

    @Test
    void leavesAloneWhatAnOperatorReversed() {
        referrals.join("ada", -86_400);
        var third = referrals.checkIn("bob", 3);
        community.apply(
                referrals.accepted("bob", "ada"), referrals.checkIn("bob", 1), referrals.checkIn("bob", 2), third);
        String transaction = referrals.all().extract().path("items[0].transactionId");
        community
                .asOwner()
                .header("Idempotency-Key", "r")
                .body("{\"reason\": \"not earned\"}")
                .post(community.path("/transactions/" + transaction + "/reverse"))
                .then()
                .statusCode(201);
        requirePoints(0, 0);

        community.apply(community.retraction("sorry", third));

        referrals.all().body("items.state", contains("PENDING"));
        requirePoints(0, 0);
    }

    @Test
    void refusesRingsHoweverLong() {
        community.apply(referrals.accepted("bob", "ada"));
        community.apply(referrals.accepted("cyd", "bob"));
        community.apply(referrals.accepted("dan", "cyd"));

        community.apply(referrals.accepted("ada", "dan"));
        community.apply(referrals.accepted("eve", "eve"));
        community.apply(referrals.accepted("cyd", "ada"));

        referrals.all().body("items.refusal", contains("ALREADY_REFERRED", "SELF_REFERRAL", "RING", null, null, null));
        referrals.qualify("ada");
        referrals.qualify("eve");
        requirePoints(0, 0);
    }

    @Test
    void refusesWhoIsNoNewcomer() {
        referrals.join("ada", -86_400);
        referrals.join("bob", -7 * 86_400);
        referrals.join("cyd", -7 * 86_400 - 1);

        community.apply(referrals.accepted("bob", "ada"), referrals.accepted("cyd", "ada"));

        referrals
                .all()
                .body(
                        "items.find { it.inviteeId == '%s' }.state".formatted(community.member("bob")),
                        equalTo("PENDING"))
                .body(
                        "items.find { it.inviteeId == '%s' }.refusal".formatted(community.member("cyd")),
                        equalTo("NOT_NEW"));
    }

    @Test
    void paysAnInviterOfWhomNothingElseWasHeard() {
        community.apply(referrals.accepted("bob", "ada"));
        referrals.qualify("bob");

        requirePoints(50, 20);
    }

    @Test
    void ignoresInvitationsThatNameNobodyAndThoseOfAnInactiveProgramme() {
        community.apply(community.event(
                "nobody", "invite.accepted", "bob", referrals.start.toString(), Map.of("channel", "poster")));
        referrals.programme("{\"active\": false}").statusCode(200);
        community.apply(referrals.accepted("cyd", "ada"));

        referrals.all().body("items", hasSize(0));
    }

    @Test
    void paysWhatTheProgrammeSaidWhenTheReferralWasRecorded() {
        referrals.join("ada", -86_400);
        community.apply(referrals.accepted("bob", "ada"));
        referrals
                .programme("{\"active\": false, \"inviterPoints\": 1, \"inviteePoints\": 1, \"eventCount\": 1}")
                .statusCode(200);

        community.apply(referrals.checkIn("bob", 1));
        requirePoints(0, 0);
        community.apply(referrals.checkIn("bob", 2), referrals.checkIn("bob", 3));
        requirePoints(50, 20);
    }

    @Test
    void countsOnlyEventsAfterJoiningAndBeforeTheDeadline() {
        var one = ReferralFixture.with(", \"eventCount\": 1, \"withinDays\": 1");
        one.join("ada", -86_400);
        one.join("bob", 0);
        one.community.apply(one.accepted("bob", "ada"), one.checkIn("bob", 1, -1), one.checkIn("bob", 2, 24 * 3_600));
        one.all().body("items.state", not(contains("QUALIFIED")));

        one.community.apply(one.checkIn("bob", 3, 24 * 3_600 - 1));

        one.all().body("items.state", contains("QUALIFIED"));
    }

    @Test
    void expiresAndQualifiesNeverthelessWhenAnEventComesLate() throws SQLException {
        referrals.join("ada", -86_400);
        community.apply(referrals.accepted("bob", "ada"), referrals.checkIn("bob", 1), referrals.checkIn("bob", 2));

        sweep.expire(Instant.now());
        referrals.all().body("items.state", contains("PENDING"));
        sweep.expire(Instant.now().plus(Duration.ofDays(31)));
        referrals.all().body("items.state", contains("EXPIRED"));
        requirePoints(0, 0);

        community.apply(referrals.checkIn("bob", 3));
        referrals.all().body("items.state", contains("QUALIFIED"));
        requirePoints(50, 20);
    }

    @Test
    void stopsAtTheCapsOfAnInviter() {
        var caps = ", \"totalCap\": 3, \"periodCap\": 2, \"capPeriod\": \"DAY\"";
        var one = ReferralFixture.with(", \"eventCount\": 1" + caps);
        one.join("ada", -86_400);
        // Two of three on the first day, one of two on the second: then the total is reached.
        for (var i = 1; i <= 5; i++) {
            one.community.apply(one.accepted("m" + i, "ada"), one.checkIn("m" + i, 1, i <= 3 ? 0 : 86_400));
        }

        one.all()
                .body("items.refusal", contains("CAP_REACHED", null, "CAP_REACHED", null, null))
                .body("items.state", contains("REFUSED", "QUALIFIED", "REFUSED", "QUALIFIED", "QUALIFIED"));
        assertThat(one.community.balance("ada")).isEqualTo(150);
        assertThat(one.community.balance("m3")).isZero();
    }

    @Test
    void paysOneSideWhenTheProgrammeSaysSo() {
        var one = ReferralFixture.with(", \"inviteePoints\": 0, \"eventCount\": 1");
        one.join("ada", -86_400);
        one.community.apply(one.accepted("bob", "ada"), one.checkIn("bob", 1));

        assertThat(one.community.balance("ada")).isEqualTo(50);
        assertThat(one.community.balance("bob")).isZero();
    }
}
