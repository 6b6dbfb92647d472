package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.INTERACTION;
import static org.communityops.kpi.metric.MetricDefinition.Dimension.USERS;
import static org.communityops.kpi.metric.MetricDefinition.Unit.RATIO;
import static org.communityops.kpi.metric.MetricDefinition.Unit.SCORE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.rollup.Measure;
import org.roaringbitmap.RoaringBitmap;

/** What members do for others, and how far that reaches. */
@ApplicationScoped
class AdvocacyMetrics implements MetricFamily {
    private static final Map<Measure, Integer> WEIGHTS = weights();
    private static final Measure[] ADVOCATING = {Measure.ofType("invite.sent"), Measure.ofType("content.shared")};
    private static final Measure[] RECEIVING = {
        Measure.ofType("content.viewed"),
        Measure.ofType("content.clicked"),
        Measure.ofType("content.liked"),
        Measure.ofType("content.commented"),
        Measure.REACTIONS
    };
    private static final Measure[] AUTHORING = {Measure.ofType("content.published"), Measure.MESSAGES};

    @Override
    public List<Metric> metrics() {
        return List.of(
                MetricDraft.of(USERS, "advocacy_rate")
                        .label("Advocacy rate", "裂变率")
                        .question("How many of the active members bring or share?", "活跃成员有多少邀请或分享？")
                        .means(
                                "Members active in the period who have an invite.sent or a content.shared in it, divided by the members active in it.")
                        .share(
                                "active members who invite or share",
                                Term.set(
                                        Needs.members(ADVOCATING).and(Needs.members(Measure.ACTIVE)),
                                        (period, _, rollups) -> RoaringBitmap.and(
                                                Term.anyOf(period, rollups, ADVOCATING),
                                                Term.anyOf(period, rollups, Measure.ACTIVE))),
                                "active members",
                                Term.distinct(Measure.ACTIVE)),
                MetricDraft.of(USERS, "reach_per_author")
                        .label("Influence: members reached per author", "影响力：人均触达")
                        .question("How many members does one who says something reach?", "每位发声成员触达多少成员？")
                        .means(
                                "Distinct members with a content.viewed, content.clicked, content.liked, content.commented or reaction.added in the period, divided by the distinct members with a content.published or message.posted in it.")
                        .unit(RATIO)
                        .ratio(
                                "members reached",
                                Term.distinct(RECEIVING),
                                "members who say something",
                                Term.distinct(AUTHORING)),
                MetricDraft.of(INTERACTION, "interaction_score")
                        .label("Quality-weighted interaction score", "质量加权互动分")
                        .question("How much is the interaction worth?", "互动的质量总分是多少？")
                        .means("Interactions of the period, each by its effort: " + words() + ".")
                        .unit(SCORE)
                        .amount(
                                "weighted interactions",
                                Term.number(
                                        Needs.counts(measures()),
                                        (period, _, rollups) -> OptionalLong.of(WEIGHTS.entrySet().stream()
                                                .mapToLong(weight -> weight.getValue()
                                                        * rollups.count(weight.getKey(), period.first(), period.last()))
                                                .sum()),
                                        measures()),
                                0));
    }

    private static Map<Measure, Integer> weights() {
        var weights = new LinkedHashMap<Measure, Integer>();
        weights.put(Measure.REACTIONS, 1);
        weights.put(Measure.ofType("content.liked"), 1);
        weights.put(Measure.ofType("poll.voted"), 1);
        weights.put(Measure.ofType("check-in.done"), 1);
        weights.put(Measure.MESSAGES, 2);
        weights.put(Measure.REPLIES, 1);
        weights.put(Measure.THREADS_STARTED, 3);
        weights.put(Measure.ofType("content.commented"), 3);
        weights.put(Measure.ofType("question.asked"), 3);
        weights.put(Measure.ofType("content.shared"), 4);
        weights.put(Measure.ofType("answer.accepted"), 5);
        return weights;
    }

    private static Measure[] measures() {
        return WEIGHTS.keySet().toArray(Measure[]::new);
    }

    private static String words() {
        return WEIGHTS.entrySet().stream()
                .map(weight -> weight.getKey().equals(Measure.REPLIES)
                        ? weight.getValue() + " more where it is a reply"
                        : weight.getKey().name() + " " + weight.getValue())
                .collect(Collectors.joining(", "));
    }
}
