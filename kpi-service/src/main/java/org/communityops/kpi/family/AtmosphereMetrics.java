package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.INTERACTION;
import static org.communityops.kpi.metric.MetricDefinition.Dimension.RISK;
import static org.communityops.kpi.period.Granularity.DAY;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kpi.fact.ActivityTypes;
import org.communityops.kpi.fact.Marks;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.rollup.Measure;
import org.roaringbitmap.RoaringBitmap;

/** How members are with each other (氛围). */
@ApplicationScoped
class AtmosphereMetrics implements MetricFamily {
    private static final Measure FRIENDLY = Measure.marked(ActivityTypes.REACTION_ADDED, Marks.FRIENDLY);
    private static final Measure UNFRIENDLY = Measure.marked(ActivityTypes.REACTION_ADDED, Marks.UNFRIENDLY);
    private static final Measure CONFLICTS = Measure.marked("complaint.filed", Marks.CONFLICT);
    private static final Measure TOPICAL = Measure.marked(ActivityTypes.MESSAGE_POSTED, Marks.TOPIC);

    @Override
    public List<Metric> metrics() {
        return List.of(
                MetricDraft.of(INTERACTION, "friendly_share")
                        .label("Friendly share", "友善占比")
                        .question("How many of the reactions that judge are friendly?", "表态中有多少是友善的？")
                        .means(
                                "Number of reaction.added with a friendly data.emoji, divided by those with a friendly or an unfriendly one, in the period. Friendly: "
                                        + Marks.friendly() + ". Unfriendly: " + Marks.unfriendly() + ".")
                        .ratio(
                                "friendly reaction.added",
                                Term.events(FRIENDLY),
                                "friendly or unfriendly reaction.added",
                                Term.events(FRIENDLY, UNFRIENDLY)),
                MetricDraft.of(INTERACTION, "conflict_rate")
                        .label("Conflict rate", "冲突率")
                        .question("How much quarrel comes with a message?", "一条消息伴随多少冲突？")
                        .means(
                                "Number of complaint.filed with data.category conflict (in upper or lower case) in the period, divided by its messages.")
                        .lowerIsBetter()
                        .ratio(
                                "complaint.filed about a conflict",
                                Term.events(CONFLICTS),
                                "message.posted",
                                Term.events(Measure.MESSAGES)),
                MetricDraft.of(INTERACTION, "topic_participation")
                        .label("Topic participation", "话题参与率")
                        .question("How many of the active members take part in topics?", "活跃成员有多少参与话题？")
                        .means(
                                "Members with a message.posted that names a data.topic, or a thread.started, who are active in the period, divided by the members active in it.")
                        .share(
                                "active members in topics",
                                Term.set(
                                        Needs.members(Measure.ACTIVE, TOPICAL, Measure.THREADS_STARTED),
                                        (period, _, rollups) -> RoaringBitmap.and(
                                                Term.anyOf(period, rollups, TOPICAL, Measure.THREADS_STARTED),
                                                Term.anyOf(period, rollups, Measure.ACTIVE))),
                                "active members",
                                Term.distinct(Measure.ACTIVE)),
                MetricDraft.of(RISK, "negative_burst")
                        .label("Negative burst score", "负面突发指数")
                        .question("Is there more trouble than usual?", "负面事件是否异常增多？")
                        .means(
                                "complaints and violations of the day, less their mean over the "
                                        + NegativeBurst.DAYS_BEFORE
                                        + " days before, divided by their standard deviation (of a sample) over these days or by 1, whichever is more: 3 is far out of the ordinary. Null while the data do not reach over all these days.")
                        .lowerIsBetter()
                        .by(DAY)
                        .computed(
                                "complaints and violations above the usual",
                                "standard deviation",
                                new NegativeBurst()));
    }
}
