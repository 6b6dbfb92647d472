package org.communityops.incentive.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who brought whom, and what it is worth to both. */
@Schema(description = "Who brought whom, and what it is worth to both (推荐).")
record Referral(
        UUID id,

        @Schema(description = "Who invited (邀请人).") UUID inviterId,

        @Schema(description = "Who came (被邀请人).") UUID inviteeId,

        @Schema(description = "PENDING (待达标), QUALIFIED (已达标), EXPIRED (已过期), or REFUSED (已拒绝).")
        State state,

        @Nullable @Schema(description = "Why it was refused; absent otherwise.")
        Refusal refusal,

        @Nullable @Schema(description = "The `invite.accepted` that told of it; absent when a request did.")
        UUID eventId,

        @Schema(description = "When the invitation was accepted (接受时间).", examples = "2026-11-20T02:15:00Z")
        Instant acceptedAt,

        @Schema(
                description =
                        "Events from this time on qualify: when the invitee joined, or accepted as long as that is not known.",
                examples = "2026-11-20T02:15:00Z")
        Instant startsAt,

        @Schema(
                description = "Events before this time qualify, however late they come.",
                examples = "2026-12-20T02:15:00Z")
        Instant deadline,

        @Schema(description = "What the invitee has to do (达标行为).", examples = "message.posted")
        String eventType,

        @Schema(description = "How often.", examples = "3") int eventCount,

        @Schema(description = "Currency that it pays in.", examples = "points")
        String currency,

        @Schema(description = "For whoever invited (邀请人奖励).", examples = "50")
        long inviterPoints,

        @Schema(description = "For whoever came (被邀请人奖励).", examples = "20")
        long inviteePoints,

        @Nullable @Schema(
                description = "Time of the event that qualified it; absent unless it is qualified.",
                examples = "2026-11-22T08:00:00Z")
        Instant qualifiedAt,

        @Nullable @Schema(description = "Its local day, on which the points count as earned.", examples = "2026-11-22")
        LocalDate earnedOn,

        @Nullable @Schema(description = "The ledger's transaction that paid both.")
        UUID transactionId,

        @Schema(description = "Goes up with every change.", examples = "2")
        int revision,

        @Schema(description = "When it was recorded.", examples = "2026-11-20T02:15:01.120004Z")
        Instant recordedAt) {
    /** How far a referral has come. */
    @Schema(name = "ReferralState")
    enum State {
        PENDING,
        QUALIFIED,
        EXPIRED,
        REFUSED
    }

    /** Why a referral is worth nothing. */
    @Schema(
            name = "ReferralRefusal",
            description =
                    "SELF_REFERRAL (自荐), ALREADY_REFERRED (已被推荐), RING (互相推荐成环), NOT_NEW (非新成员), CAP_REACHED (达到上限), INVITE_RETRACTED (邀请已撤回).")
    enum Refusal {
        SELF_REFERRAL,
        ALREADY_REFERRED,
        RING,
        NOT_NEW,
        CAP_REACHED,
        INVITE_RETRACTED
    }

    /** The event that qualifies a referral: the last of those that it takes. */
    record Qualification(Instant time, LocalDate day) {}

    /** The same, paid. */
    Referral qualified(Qualification by, UUID transaction) {
        return with(State.QUALIFIED, null, by, transaction);
    }

    /** The same, not paid. */
    Referral unpaid(State to) {
        return with(to, null, null, null);
    }

    Referral refused(Refusal why) {
        return with(State.REFUSED, why, null, null);
    }

    private Referral with(State to, @Nullable Refusal why, @Nullable Qualification by, @Nullable UUID transaction) {
        return new Referral(
                id,
                inviterId,
                inviteeId,
                to,
                why,
                eventId,
                acceptedAt,
                startsAt,
                deadline,
                eventType,
                eventCount,
                currency,
                inviterPoints,
                inviteePoints,
                by == null ? null : by.time(),
                by == null ? null : by.day(),
                transaction,
                revision + 1,
                recordedAt);
    }

    /** The version of its representation. */
    String tag() {
        return String.valueOf(revision);
    }
}
