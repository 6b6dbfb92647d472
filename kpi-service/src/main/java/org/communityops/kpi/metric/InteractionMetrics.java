package org.communityops.kpi.metric;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.INTERACTION;
import static org.communityops.kpi.metric.MetricDefinition.Direction.HIGHER_IS_BETTER;
import static org.communityops.kpi.metric.MetricDefinition.Unit.EVENTS;
import static org.communityops.kpi.metric.MetricDefinition.Unit.EVENTS_PER_MEMBER;
import static org.communityops.kpi.metric.MetricDefinition.Unit.RATIO;

import java.util.List;
import org.communityops.kpi.metric.MetricDefinition.Text;
import org.communityops.kpi.metric.MetricDefinition.Unit;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.jspecify.annotations.Nullable;

/** How much members do with each other. */
final class InteractionMetrics {
    private InteractionMetrics() {}

    static List<Metric> all() {
        return List.of(
                Metric.ranked(
                        define(
                                "messages",
                                new Text("Messages", "消息数"),
                                new Text("How much is said?", "说了多少话？"),
                                "Number of message.posted in the period, replies included.",
                                "message.posted"),
                        count(Measure.MESSAGES),
                        Measure.MESSAGES),
                Metric.ranked(
                        define(
                                "replies",
                                new Text("Replies", "回复数"),
                                new Text("How many messages answer another one?", "有多少消息是回复？"),
                                "Number of message.posted with data.isReply = true in the period.",
                                "message.posted with isReply"),
                        count(Measure.REPLIES),
                        Measure.REPLIES),
                Metric.ranked(
                        define(
                                "reactions",
                                new Text("Reactions", "表情回应数"),
                                new Text("How often do members react?", "成员回应了多少次？"),
                                "Number of reaction.added in the period.",
                                "reaction.added"),
                        count(Measure.REACTIONS),
                        Measure.REACTIONS),
                Metric.of(
                        define(
                                "reactions_counted",
                                new Text("Reactions counted by the platform", "平台统计的回应数"),
                                new Text(
                                        "How many reactions did platforms count that tell no more?", "只报数量的平台统计了多少回应？"),
                                "Sum of data.count over reaction.counted in the period; not part of reactions.",
                                "count of reaction.counted"),
                        count(Measure.REACTIONS_COUNTED)),
                Metric.of(
                        define(
                                "threads_started",
                                new Text("Threads started", "新话题数"),
                                new Text("How many topics are opened?", "开启了多少话题？"),
                                "Number of thread.started in the period.",
                                "thread.started"),
                        count(Measure.THREADS_STARTED)),
                Metric.of(
                        ratio(
                                "reply_ratio",
                                new Text("Reply ratio", "回复率"),
                                new Text("How much of what is said is an answer?", "消息中有多少是回复？"),
                                "Replies of the period divided by its messages.",
                                "replies",
                                "messages",
                                RATIO),
                        quotient(Measure.REPLIES, Measure.MESSAGES)),
                Metric.of(
                        ratio(
                                "reaction_ratio",
                                new Text("Reaction ratio", "回应率"),
                                new Text("How many reactions does a message find?", "一条消息得到多少回应？"),
                                "Reactions of the period divided by its messages.",
                                "reactions",
                                "messages",
                                RATIO),
                        quotient(Measure.REACTIONS, Measure.MESSAGES)),
                Metric.of(
                        ratio(
                                "reaction_counted_ratio",
                                new Text("Counted reaction ratio", "统计回应率"),
                                new Text("How many counted reactions does a message find?", "一条消息得到多少统计回应？"),
                                "Reactions counted by platforms in the period divided by its messages.",
                                "reactions_counted",
                                "messages",
                                RATIO),
                        quotient(Measure.REACTIONS_COUNTED, Measure.MESSAGES)),
                Metric.of(
                        ratio(
                                "messages_per_active_member",
                                new Text("Messages per active member", "人均消息数"),
                                new Text("How much does an active member say?", "每位活跃成员说多少话？"),
                                "Messages of the period divided by the distinct members active in it.",
                                "messages",
                                "active members",
                                EVENTS_PER_MEMBER),
                        new Formula(
                                Needs.members(Measure.ACTIVE).andCounts(Measure.MESSAGES),
                                (period, _, rollups) -> Figure.ratio(
                                        sum(Measure.MESSAGES, period, rollups),
                                        rollups.during(Measure.ACTIVE, period.first(), period.last())
                                                .getLongCardinality()))));
    }

    private static Formula count(Measure measure) {
        return new Formula(Needs.counts(measure), (period, _, rollups) -> Figure.count(sum(measure, period, rollups)));
    }

    private static Formula quotient(Measure above, Measure below) {
        return new Formula(
                Needs.counts(above, below),
                (period, _, rollups) -> Figure.ratio(sum(above, period, rollups), sum(below, period, rollups)));
    }

    private static long sum(Measure measure, Period period, DayRollups rollups) {
        return rollups.count(measure, period.first(), period.last());
    }

    private static MetricDefinition define(String id, Text label, Text question, String definition, String numerator) {
        return define(id, label, question, definition, numerator, null, EVENTS);
    }

    private static MetricDefinition ratio(
            String id, Text label, Text question, String definition, String numerator, String denominator, Unit unit) {
        return define(id, label, question, definition, numerator, denominator, unit);
    }

    private static MetricDefinition define(
            String id,
            Text label,
            Text question,
            String definition,
            String numerator,
            @Nullable String denominator,
            Unit unit) {
        return new MetricDefinition(
                id,
                1,
                label,
                question,
                INTERACTION,
                unit,
                HIGHER_IS_BETTER,
                definition,
                numerator,
                denominator,
                List.of(Granularity.values()),
                List.of());
    }
}
