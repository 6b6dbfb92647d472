package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.SATISFACTION;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kpi.fact.Marks;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.rollup.Measure;

/** How satisfied members are, and whether they recommend the community. */
@ApplicationScoped
class SurveyMetrics implements MetricFamily {
    private static final Measure PROMOTERS = answers(Marks.PROMOTER);
    private static final Measure PASSIVES = answers(Marks.PASSIVE);
    private static final Measure DETRACTORS = answers(Marks.DETRACTOR);
    private static final Measure SATISFIED = answers(Marks.SATISFIED);
    private static final LatestAnswers RECOMMENDING = new LatestAnswers(List.of(DETRACTORS, PASSIVES, PROMOTERS));
    private static final LatestAnswers RATING = new LatestAnswers(List.of(answers(Marks.UNSATISFIED), SATISFIED));
    private static final String ONCE =
            " A member counts once, by the answer of his latest day with one in the period; of several on that day the lowest counts.";
    private static final String NPS_ANSWERS =
            "An answer is a survey.answered with data.question NPS and a data.score from 0 to 10." + ONCE;

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric("nps")
                        .label("Net promoter score", "净推荐值 (NPS)")
                        .question("Do members recommend the community?", "成员愿意推荐社群吗？")
                        .means(
                                "A hundred times the share of promoters (9 and 10) less that of detractors (0 to 6) among the members who answered: from -100 to 100 (F. F. Reichheld, The one number you need to grow, 2003). "
                                        + NPS_ANSWERS)
                        .computed(
                                "100 times promoters less detractors",
                                "members who answered",
                                new NetScore(RECOMMENDING, PROMOTERS, DETRACTORS)),
                metric("promoters")
                        .label("Promoters", "推荐者人数")
                        .question("How many members recommend the community?", "有多少成员推荐社群？")
                        .means("Members who answered with 9 or 10. " + NPS_ANSWERS)
                        .members("promoters", RECOMMENDING.with(PROMOTERS)),
                metric("detractors")
                        .label("Detractors", "贬损者人数")
                        .question("How many members advise against the community?", "有多少成员不推荐社群？")
                        .means("Members who answered with 0 to 6. " + NPS_ANSWERS)
                        .lowerIsBetter()
                        .members("detractors", RECOMMENDING.with(DETRACTORS)),
                metric("csat")
                        .label("Customer satisfaction", "满意度 (CSAT)")
                        .question("How many members are satisfied?", "有多少成员满意？")
                        .means(
                                "Members who answered with 4 or 5, divided by all who answered. An answer is a survey.answered with data.question CSAT and a data.score from 1 to 5."
                                        + ONCE)
                        .share("satisfied members", RATING.with(SATISFIED), "members who answered", RATING.all()));
    }

    private static Measure answers(String mark) {
        return Measure.marked("survey.answered", mark);
    }

    private static MetricDraft metric(String id) {
        return MetricDraft.of(SATISFACTION, id);
    }
}
