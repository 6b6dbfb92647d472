package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.INTERACTION;
import static org.communityops.kpi.metric.MetricDefinition.Unit.EVENTS_PER_MEMBER;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.rollup.Measure;

/** How much members say to each other. */
@ApplicationScoped
class InteractionMetrics implements MetricFamily {
    private static final Measure QUESTIONS = Measure.ofType("question.asked");
    private static final Measure ACCEPTED_ANSWERS = Measure.ofType("answer.accepted");

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric("messages")
                        .label("Messages", "消息数")
                        .question("How much is said?", "说了多少话？")
                        .means("Number of message.posted in the period, replies included.")
                        .events("message.posted", Term.events(Measure.MESSAGES))
                        .rankedBy(Measure.MESSAGES),
                metric("replies")
                        .label("Replies", "回复数")
                        .question("How many messages answer another one?", "有多少消息是回复？")
                        .means("Number of message.posted with data.isReply = true in the period.")
                        .events("message.posted with isReply", Term.events(Measure.REPLIES))
                        .rankedBy(Measure.REPLIES),
                metric("reactions")
                        .label("Reactions", "表情回应数")
                        .question("How often do members react?", "成员回应了多少次？")
                        .means("Number of reaction.added in the period.")
                        .events("reaction.added", Term.events(Measure.REACTIONS))
                        .rankedBy(Measure.REACTIONS),
                metric("reactions_counted")
                        .label("Reactions counted by the platform", "平台统计的回应数")
                        .question("How many reactions did platforms count that tell no more?", "只报数量的平台统计了多少回应？")
                        .means("Sum of data.count over reaction.counted in the period; not part of reactions.")
                        .events("count of reaction.counted", Term.events(Measure.REACTIONS_COUNTED)),
                metric("threads_started")
                        .label("Threads started", "新话题数")
                        .question("How many topics are opened?", "开启了多少话题？")
                        .means("Number of thread.started in the period.")
                        .events("thread.started", Term.events(Measure.THREADS_STARTED)),
                metric("reply_ratio")
                        .label("Reply ratio", "回复率")
                        .question("How much of what is said is an answer?", "消息中有多少是回复？")
                        .means("Replies of the period divided by its messages.")
                        .ratio("replies", Term.events(Measure.REPLIES), "messages", Term.events(Measure.MESSAGES)),
                metric("reaction_ratio")
                        .label("Reaction ratio", "回应率")
                        .question("How many reactions does a message find?", "一条消息得到多少回应？")
                        .means("Reactions of the period divided by its messages.")
                        .ratio("reactions", Term.events(Measure.REACTIONS), "messages", Term.events(Measure.MESSAGES)),
                metric("reaction_counted_ratio")
                        .label("Counted reaction ratio", "统计回应率")
                        .question("How many counted reactions does a message find?", "一条消息得到多少统计回应？")
                        .means("Reactions counted by platforms in the period divided by its messages.")
                        .ratio(
                                "reactions_counted",
                                Term.events(Measure.REACTIONS_COUNTED),
                                "messages",
                                Term.events(Measure.MESSAGES)),
                metric("messages_per_active_member")
                        .label("Messages per active member", "人均消息数")
                        .question("How much does an active member say?", "每位活跃成员说多少话？")
                        .means("Messages of the period divided by the distinct members active in it.")
                        .unit(EVENTS_PER_MEMBER)
                        .ratio(
                                "messages",
                                Term.events(Measure.MESSAGES),
                                "active members",
                                Term.distinct(Measure.ACTIVE)),
                metric("questions")
                        .label("Questions", "提问数")
                        .question("How much is asked?", "提出了多少问题？")
                        .means("Number of question.asked in the period.")
                        .events("question.asked", Term.events(QUESTIONS)),
                metric("answers_accepted")
                        .label("Accepted answers", "采纳回答数")
                        .question("How many answers helped?", "有多少回答被采纳？")
                        .means("Number of answer.accepted in the period.")
                        .events("answer.accepted", Term.events(ACCEPTED_ANSWERS)),
                metric("acceptance_ratio")
                        .label("Acceptance ratio", "采纳率")
                        .question("How many accepted answers does a question find?", "一个问题得到多少采纳回答？")
                        .means(
                                "Number of answer.accepted in the period divided by its question.asked; an answer counts when it is accepted, whenever its question was asked.")
                        .ratio(
                                "answer.accepted",
                                Term.events(ACCEPTED_ANSWERS),
                                "question.asked",
                                Term.events(QUESTIONS)));
    }

    private static MetricDraft metric(String id) {
        return MetricDraft.of(INTERACTION, id);
    }
}
