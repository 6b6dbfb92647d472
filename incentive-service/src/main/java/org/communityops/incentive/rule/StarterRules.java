package org.communityops.incentive.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that every new community begins with. They pay for reactions to oneself, too: the caps bound what that brings. */
final class StarterRules {
    private static final String POINTS = "points";

    static final List<Starter> ALL = List.of(
            new Starter("message-posted", "Message posted", event("message.posted", null, 2, 20)),
            new Starter(
                    "reply-posted",
                    "Reply posted",
                    event("message.posted", "has(data.isReply) && data.isReply == true", 1, 10)),
            new Starter("reaction-added", "Reaction added", event("reaction.added", null, 1, 5)),
            new Starter("seven-day-streak", "Seven active days in a row", streak()));

    private StarterRules() {}

    /** A rule before it belongs to a community. */
    record Starter(String key, String name, RuleDefinition definition) {}

    private static RuleDefinition event(String type, @Nullable String condition, long amount, long capADay) {
        var caps = List.of(new Cap(CapPeriod.DAY, capADay));
        return new RuleDefinition(new Trigger(type, condition), null, Award.of(amount), POINTS, caps).includingSelf();
    }

    private static RuleDefinition streak() {
        var streak = new Streak(7, List.of("message.posted", "reaction.added"));
        return new RuleDefinition(null, streak, Award.of(10), POINTS, List.of()).includingSelf();
    }
}
