package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.RISK;
import static org.communityops.kpi.metric.MetricDefinition.Dimension.SATISFACTION;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.rollup.Measure;

/** What members say when they are asked, what they complain about, and what goes wrong. */
@ApplicationScoped
class OpinionMetrics implements MetricFamily {
    private static final Measure ANSWERS = Measure.ofType("survey.answered");
    private static final Measure VOTES = Measure.ofType("poll.voted");
    private static final Measure SUGGESTIONS = Measure.ofType("suggestion.submitted");
    private static final Measure COMPLAINTS = Measure.ofType("complaint.filed");
    private static final Measure VIOLATIONS = Measure.ofType("violation.found");

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric("survey_answers")
                        .label("Survey answers", "问卷答复数")
                        .question("How many answers do surveys get?", "问卷收到多少答复？")
                        .means("Number of survey.answered in the period.")
                        .events("survey.answered", Term.events(ANSWERS)),
                metric("survey_participation")
                        .label("Survey participation", "问卷参与率")
                        .question("How many of the active members answer surveys?", "活跃成员有多少参与问卷？")
                        .means(
                                "Members active in the period who also have a survey.answered in it, divided by the members active in it.")
                        .share(
                                "active members who answer",
                                Term.both(Measure.ACTIVE, ANSWERS),
                                "active members",
                                Term.distinct(Measure.ACTIVE)),
                metric("poll_votes")
                        .label("Votes", "投票数")
                        .question("How many votes do polls get?", "投票收到多少票？")
                        .means("Number of poll.voted in the period.")
                        .events("poll.voted", Term.events(VOTES)),
                metric("suggestions")
                        .label("Suggestions", "建议数")
                        .question("How much do members suggest?", "成员提出多少建议？")
                        .means("Number of suggestion.submitted in the period.")
                        .events("suggestion.submitted", Term.events(SUGGESTIONS)),
                metric("complaints")
                        .label("Complaints", "投诉数")
                        .question("How often do members complain?", "成员投诉多少次？")
                        .means("Number of complaint.filed in the period.")
                        .lowerIsBetter()
                        .events("complaint.filed", Term.events(COMPLAINTS)),
                metric("complaint_rate")
                        .label("Complaint rate", "投诉率")
                        .question("How many of the active members complain?", "活跃成员有多少投诉？")
                        .means(
                                "Members active in the period who also have a complaint.filed in it, divided by the members active in it.")
                        .lowerIsBetter()
                        .share(
                                "active members who complain",
                                Term.both(Measure.ACTIVE, COMPLAINTS),
                                "active members",
                                Term.distinct(Measure.ACTIVE)),
                MetricDraft.of(RISK, "violations")
                        .label("Violations", "违规数")
                        .question("How often are the rules broken?", "发生多少违规？")
                        .means("Number of violation.found in the period.")
                        .lowerIsBetter()
                        .events("violation.found", Term.events(VIOLATIONS)),
                MetricDraft.of(RISK, "violation_rate")
                        .label("Violation rate", "违规率")
                        .question("How many of the active members break the rules?", "活跃成员有多少违规？")
                        .means(
                                "Members active in the period who also have a violation.found in it, divided by the members active in it.")
                        .lowerIsBetter()
                        .share(
                                "active members who break rules",
                                Term.both(Measure.ACTIVE, VIOLATIONS),
                                "active members",
                                Term.distinct(Measure.ACTIVE)));
    }

    private static MetricDraft metric(String id) {
        return MetricDraft.of(SATISFACTION, id);
    }
}
