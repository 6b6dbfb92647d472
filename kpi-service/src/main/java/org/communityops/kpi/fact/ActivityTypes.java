package org.communityops.kpi.fact;

/** The event types that metrics name; every other type is counted under its own name. */
public final class ActivityTypes {
    public static final String MEMBER_JOINED = "member.joined";
    public static final String MESSAGE_POSTED = "message.posted";
    public static final String REACTION_ADDED = "reaction.added";
    public static final String REACTION_COUNTED = "reaction.counted";
    public static final String THREAD_STARTED = "thread.started";
    public static final String SESSION_ENDED = "session.ended";
    public static final String PURCHASE_COMPLETED = "purchase.completed";
    public static final String PURCHASE_REFUNDED = "purchase.refunded";

    private ActivityTypes() {}
}
