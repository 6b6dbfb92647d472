package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.USERS;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import org.communityops.kpi.fact.ActivityTypes;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.rollup.Measure;
import org.roaringbitmap.RoaringBitmap;

/** How many members there are, how they come and how they go. */
@ApplicationScoped
class MembershipMetrics implements MetricFamily {
    private static final Measure JOINING = Measure.ofType(ActivityTypes.MEMBER_JOINED);
    private static final Measure LEAVING = Measure.ofType("member.left");
    private static final Measure BUYING = Measure.ofType(ActivityTypes.PURCHASE_COMPLETED);
    private static final Measure INVITES_SENT = Measure.ofType("invite.sent");
    private static final Measure INVITES_ACCEPTED = Measure.ofType("invite.accepted");
    private static final String MEMBER =
            "A member is who has a member.joined and no member.left on the same day or later before the next member.joined.";

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric("members_total")
                        .label("Members", "成员总数")
                        .question("How many members are there?", "社群有多少成员？")
                        .means("Members at the end of the period. " + MEMBER)
                        .members("members", total()),
                metric("members_joined")
                        .label("Members joined", "新增成员数")
                        .question("How many members joined?", "新增多少成员？")
                        .means("Members whose join day, the day of their earliest member.joined, lies in the period.")
                        .members("members who joined", Term.daily(Measure.JOINED)),
                metric("members_left")
                        .label("Members left", "离开成员数")
                        .question("How many members left?", "有多少成员离开？")
                        .means("Distinct members with at least one member.left in the period.")
                        .lowerIsBetter()
                        .members("members who left", Term.distinct(LEAVING)),
                metric("growth_rate")
                        .label("Growth rate", "成员增长率")
                        .question("How much does the community grow?", "社群增长多快？")
                        .means(
                                "Members at the end of the period less those at the end of the period before, divided by the latter. "
                                        + MEMBER)
                        .ratio("members gained, less those lost", gained(), "members before", totalBefore()),
                metric("active_rate")
                        .label("Active rate", "活跃率")
                        .question("How many of the members are active?", "成员中有多少活跃？")
                        .means("Members at the end of the period who are active in it, divided by all of them. "
                                + MEMBER)
                        .share("active members", totalWith(Measure.ACTIVE), "members", total()),
                metric("conversion_rate")
                        .label("Conversion rate", "付费转化率")
                        .question("How many of the active members buy?", "活跃成员中有多少购买？")
                        .means(
                                "Members active in the period who also have a purchase.completed in it, divided by the members active in it.")
                        .share(
                                "active members who buy",
                                Term.both(Measure.ACTIVE, BUYING),
                                "active members",
                                Term.distinct(Measure.ACTIVE)),
                metric("invites_sent")
                        .label("Invites sent", "发出邀请数")
                        .question("How often do members invite?", "成员发出多少邀请？")
                        .means("Number of invite.sent in the period.")
                        .events("invite.sent", Term.events(INVITES_SENT)),
                metric("invites_accepted")
                        .label("Invites accepted", "接受邀请数")
                        .question("How many came by invitation?", "有多少人因邀请而来？")
                        .means("Number of invite.accepted in the period.")
                        .events("invite.accepted", Term.events(INVITES_ACCEPTED)),
                metric("inviting_members")
                        .label("Inviting members", "邀请人数")
                        .question("How many members invite others?", "有多少成员邀请他人？")
                        .means("Distinct members with at least one invite.sent in the period.")
                        .members("members who invite", Term.distinct(INVITES_SENT)),
                metric("referral_rate")
                        .label("Referral rate", "转介绍率")
                        .question("How many of those who joined came by invitation?", "新成员中有多少来自邀请？")
                        .means(
                                "Members whose join day lies in the period and who have an invite.accepted in it, divided by the members whose join day lies in it.")
                        .share(
                                "members who joined by invitation",
                                Term.both(Measure.JOINED, INVITES_ACCEPTED),
                                "members who joined",
                                Term.distinct(Measure.JOINED)));
    }

    static Term total() {
        var needs = Needs.ever(JOINING, LEAVING);
        return new Term(
                needs,
                (period, _, rollups) -> OptionalLong.of(rollups.staying(JOINING, LEAVING, period.last())),
                needs,
                (period, _, rollups) -> rollups.stayers(JOINING, LEAVING, period.last()));
    }

    private static Term totalBefore() {
        var needs = Needs.ever(JOINING, LEAVING);
        return new Term(
                needs,
                (period, _, rollups) -> OptionalLong.of(
                        rollups.staying(JOINING, LEAVING, period.first().minusDays(1))),
                needs,
                (period, _, rollups) ->
                        rollups.stayers(JOINING, LEAVING, period.first().minusDays(1)));
    }

    /** Behind it stand those who are members at one end of the period only. */
    private static Term gained() {
        var needs = Needs.ever(JOINING, LEAVING);
        return new Term(
                needs,
                (period, _, rollups) -> OptionalLong.of(rollups.staying(JOINING, LEAVING, period.last())
                        - rollups.staying(JOINING, LEAVING, period.first().minusDays(1))),
                needs,
                (period, _, rollups) -> RoaringBitmap.xor(
                        rollups.stayers(JOINING, LEAVING, period.last()),
                        rollups.stayers(JOINING, LEAVING, period.first().minusDays(1))));
    }

    static Term totalWith(Measure measure) {
        return Term.set(
                Needs.ever(JOINING, LEAVING).and(Needs.members(measure)),
                (period, _, rollups) -> RoaringBitmap.and(
                        rollups.stayers(JOINING, LEAVING, period.last()),
                        rollups.during(measure, period.first(), period.last())));
    }

    private static MetricDraft metric(String id) {
        return MetricDraft.of(USERS, id);
    }
}
