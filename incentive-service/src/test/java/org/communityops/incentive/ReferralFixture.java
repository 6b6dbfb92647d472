package org.communityops.incentive;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.FeedPages;

/** A community whose programme pays 50 and 20 points for three check-ins within 30 days; check-ins pay nothing themselves. */
public final class ReferralFixture {
    /** Two days ago; everything happens since then. */
    public final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(2, ChronoUnit.DAYS);

    public final CommunityFixture community = CommunityFixture.in("UTC");

    /** A community whose programme says something else, too: further members, each after a comma. */
    public static ReferralFixture with(String more) {
        var fixture = new ReferralFixture();
        fixture.activate(more);
        return fixture;
    }

    public void activate(String more) {
        programme("{\"active\": true, \"eventType\": \"check-in.done\"" + more + "}")
                .statusCode(200);
    }

    /** Changes the programme in the version that it has now. */
    public ValidatableResponse programme(String patch) {
        var tag = community.get("/referral-programme").extract().header("ETag");
        return community.patch("/referral-programme", tag, patch);
    }

    /** A member that joined at a time after the start. */
    public UUID join(String name, long secondsAfterStart) {
        var item = FeedPages.item(
                UUID.randomUUID(),
                community.id,
                "member.joined",
                community.member(name).toString(),
                start,
                Map.of(
                        "memberId",
                        community.member(name),
                        "status",
                        "ACTIVE",
                        "joinedAt",
                        start.plusSeconds(secondsAfterStart).toString()));
        FeedPages.apply("member", item);
        return community.member(name);
    }

    public FeedItem accepted(String invitee, String inviter) {
        return community.event(
                "invite-" + inviter + "-" + invitee,
                "invite.accepted",
                invitee,
                start.toString(),
                Map.of("inviter", inviter));
    }

    public FeedItem checkIn(String name, int number) {
        return checkIn(name, number, number * 60L);
    }

    public FeedItem checkIn(String name, int number, long secondsAfterStart) {
        var time = start.plusSeconds(secondsAfterStart).toString();
        return community.event("check-in-" + name + "-" + number, "check-in.done", name, time, Map.of());
    }

    /** Whoever is invited does what it takes. */
    public void qualify(String name) {
        community.apply(checkIn(name, 1), checkIn(name, 2), checkIn(name, 3));
    }

    public Response record(String key, String inviter, String invitee) {
        return community
                .as(key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(inviter, invitee))
                .post(community.path("/referrals"));
    }

    public String body(String inviter, String invitee) {
        return "{\"inviterId\": \"%s\", \"inviteeId\": \"%s\", \"acceptedAt\": \"%s\"}"
                .formatted(community.member(inviter), community.member(invitee), start);
    }

    public ValidatableResponse all() {
        return community
                .asOwner()
                .filter(ContractValidation.filter())
                .get(community.path("/referrals"))
                .then()
                .statusCode(200);
    }

    public LedgerAudit audit() {
        return LedgerAudit.of(community);
    }
}
