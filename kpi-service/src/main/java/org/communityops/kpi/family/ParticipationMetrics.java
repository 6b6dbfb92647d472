package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.INTERACTION;
import static org.communityops.kpi.metric.MetricDefinition.Unit.DAYS;
import static org.communityops.kpi.metric.MetricDefinition.Unit.EVENTS_PER_MEMBER;
import static org.communityops.kpi.metric.MetricDefinition.Unit.SECONDS;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.ActivityTypes;
import org.communityops.kpi.fact.Worth;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.roaringbitmap.RoaringBitmap;

/** How many take part, how often and how long. */
@ApplicationScoped
class ParticipationMetrics implements MetricFamily {
    private static final List<String> TYPES = List.of(
            ActivityTypes.MESSAGE_POSTED,
            ActivityTypes.REACTION_ADDED,
            ActivityTypes.THREAD_STARTED,
            "content.liked",
            "content.commented",
            "content.shared",
            "question.asked",
            "poll.voted",
            "check-in.done");
    private static final Measure[] INTERACTING = of(TYPES);
    private static final Measure VISITS = Measure.ofType(ActivityTypes.SESSION_ENDED);
    private static final Measure SIGN_UPS = Measure.ofType("campaign.registered");
    private static final Measure ATTENDING = Measure.ofType("campaign.attended");
    private static final Measure COMPLETING = Measure.ofType("campaign.completed");
    private static final String INTERACTION_TYPES = "An interaction is one of " + String.join(", ", TYPES) + ".";

    @Override
    public List<Metric> metrics() {
        return Stream.concat(interactions(), campaigns()).toList();
    }

    private static Stream<Metric> interactions() {
        return Stream.of(
                metric("interactions")
                        .label("Interactions", "互动数")
                        .question("How much do members interact?", "成员互动有多少？")
                        .means("Number of interactions in the period. " + INTERACTION_TYPES)
                        .events("interactions", Term.events(INTERACTING)),
                metric("interacting_members")
                        .label("Interacting members", "互动人数")
                        .question("How many members take part?", "有多少成员参与互动？")
                        .means("Distinct members with at least one interaction in the period. " + INTERACTION_TYPES)
                        .members("members who interact", Term.distinct(INTERACTING)),
                metric("interactions_per_member")
                        .label("Interactions per member", "人均互动数")
                        .question("How much does an interacting member do?", "每位互动成员互动多少次？")
                        .means("Interactions of the period divided by the members who interact in it. "
                                + INTERACTION_TYPES)
                        .unit(EVENTS_PER_MEMBER)
                        .ratio(
                                "interactions",
                                Term.events(INTERACTING),
                                "members who interact",
                                Term.distinct(INTERACTING)),
                metric("interaction_frequency")
                        .label("Interaction frequency", "互动频次")
                        .question("On how many days does an interacting member interact?", "每位互动成员在多少天互动？")
                        .means(
                                "Members who interact, added up over the days of the period, divided by the distinct members who interact in it. "
                                        + INTERACTION_TYPES)
                        .unit(DAYS)
                        .ratio(
                                "members who interact, day by day",
                                Term.number(
                                        Needs.members(INTERACTING), ParticipationMetrics::interactingDays, INTERACTING),
                                "members who interact",
                                Term.distinct(INTERACTING)),
                metric("sessions")
                        .label("Visits", "访问次数")
                        .question("How often do members visit?", "成员访问多少次？")
                        .means("Number of session.ended in the period.")
                        .events("session.ended", Term.events(VISITS)),
                metric("session_duration")
                        .label("Length of a visit", "平均访问时长")
                        .question("How long does a visit take?", "一次访问持续多久？")
                        .means(
                                "Sum of data.durationSeconds over session.ended in the period divided by their number; to the millisecond.")
                        .unit(SECONDS)
                        .ratio(
                                "seconds",
                                Term.events(Measure.VISIT_TIME),
                                Worth.SECOND_DECIMALS,
                                "session.ended",
                                Term.events(VISITS)));
    }

    private static Stream<Metric> campaigns() {
        return Stream.of(
                metric("campaign_registrations")
                        .label("Campaign sign-ups", "活动报名数")
                        .question("How often do members sign up for campaigns?", "活动报名有多少？")
                        .means("Number of campaign.registered in the period.")
                        .events("campaign.registered", Term.events(SIGN_UPS)),
                metric("campaign_participants")
                        .label("Campaign participants", "活动参与人数")
                        .question("How many members take part in campaigns?", "有多少成员参加活动？")
                        .means("Distinct members with a campaign.attended or campaign.completed in the period.")
                        .members("members who take part", Term.distinct(ATTENDING, COMPLETING)),
                metric("campaign_attendance_rate")
                        .label("Campaign attendance rate", "活动到场率")
                        .question("How many of those who sign up come?", "报名的成员有多少到场？")
                        .means(
                                "Members with a campaign.registered and a campaign.attended in the period, divided by the members with a campaign.registered in it.")
                        .share(
                                "members who sign up and attend",
                                Term.both(SIGN_UPS, ATTENDING),
                                "members who sign up",
                                Term.distinct(SIGN_UPS)),
                metric("campaign_completion_rate")
                        .label("Campaign completion rate", "活动完成率")
                        .question("How many of those who sign up complete?", "报名的成员有多少完成？")
                        .means(
                                "Members with a campaign.registered and a campaign.completed in the period, divided by the members with a campaign.registered in it.")
                        .share(
                                "members who sign up and complete",
                                Term.both(SIGN_UPS, COMPLETING),
                                "members who sign up",
                                Term.distinct(SIGN_UPS)));
    }

    private static OptionalLong interactingDays(Period period, Community community, DayRollups rollups) {
        var sum = 0L;
        for (var day = period.first(); !day.isAfter(period.last()); day = day.plusDays(1)) {
            var today = new RoaringBitmap();
            for (var measure : INTERACTING) {
                today.or(rollups.on(measure, day));
            }
            sum += today.getLongCardinality();
        }
        return OptionalLong.of(sum);
    }

    private static Measure[] of(List<String> types) {
        return types.stream().map(Measure::ofType).toArray(Measure[]::new);
    }

    private static MetricDraft metric(String id) {
        return MetricDraft.of(INTERACTION, id);
    }
}
