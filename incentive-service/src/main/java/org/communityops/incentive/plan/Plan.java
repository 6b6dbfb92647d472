package org.communityops.incentive.plan;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Points that may be given in a stretch of time. */
@Schema(description = "Points that may be given in a stretch of time, out of a budget (奖励计划).")
public record Plan(
        UUID id,

        @Schema(description = "Names the plan within its community, for ever.", examples = "spring-festival")
        String key,

        @Schema(description = "What people call it (名称).", examples = "Spring festival")
        String name,

        @Schema(description = "Currency that it pays in (积分种类).", examples = "points")
        String currency,

        @Schema(description = "All that it may ever pay (预算).", examples = "10000")
        long budget,

        @Schema(description = "What its account in the ledger holds now (预算余额).", examples = "9940")
        long balance,

        @Schema(
                description = "Its account in the ledger (预算账户); it cannot go below zero.",
                examples = "system:budget:0197c0de-0000-7000-8000-0000000000f1")
        String account,

        @Schema(description = "It pays from this time on (开始时间).", examples = "2026-11-20T00:00:00Z")
        Instant startsAt,

        @Schema(description = "It pays before this time (结束时间).", examples = "2026-12-04T00:00:00Z")
        Instant endsAt,

        @Nullable @Schema(description = "Most members that it may reach (人数上限); absent for any number.", examples = "100")
        Integer memberLimit,

        @Nullable @Schema(description = "Most awards that it may give (次数上限); absent for any number.", examples = "500")
        Integer awardLimit,

        @Nullable PointCost pointCost,

        @Schema(description = "DRAFT (草稿), ACTIVE (进行中), PAUSED (已暂停), or ENDED (已结束).")
        State state,

        @Nullable @Schema(
                description =
                        "Why it ended: END_REACHED (到期), BUDGET_USED (预算用完), AWARD_LIMIT (次数用完), or STOPPED (人工停止); absent before.")
        EndReason endReason,

        @Schema(description = "What the awards that stand sum to (已发放).", examples = "60")
        long paid,

        @Schema(description = "How many awards stand.", examples = "3")
        int awards,

        @Schema(description = "How many members have one.", examples = "3")
        int members,

        @Schema(description = "Goes up with every change.", examples = "5")
        int version,

        @Schema(description = "When it was made.", examples = "2026-11-19T02:15:00.120004Z")
        Instant createdAt,

        @Nullable @Schema(description = "When its budget was set aside; absent before.", examples = "2026-11-19T03:00:00Z")
        Instant activatedAt,

        @Nullable @Schema(description = "When it ended; absent before.", examples = "2026-12-04T00:00:00Z")
        Instant endedAt) {
    static final String KEY = "[a-z0-9]+(-[a-z0-9]+)*";

    /** How far a plan has come. */
    @Schema(name = "PlanState")
    public enum State {
        DRAFT,
        ACTIVE,
        PAUSED,
        ENDED
    }

    /** What ended a plan. */
    @Schema(name = "PlanEndReason")
    public enum EndReason {
        END_REACHED,
        BUDGET_USED,
        AWARD_LIMIT,
        STOPPED
    }

    boolean mayPayAt(Instant now) {
        return state == State.ACTIVE && !startsAt.isAfter(now) && endsAt.isAfter(now);
    }

    /** The version of its representation. */
    String tag() {
        return String.valueOf(version);
    }
}
