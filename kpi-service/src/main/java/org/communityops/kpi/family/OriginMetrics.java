package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.CONTENT;
import static org.communityops.kpi.metric.MetricDefinition.Unit.DAYS;
import static org.communityops.kpi.period.Granularity.MONTH;
import static org.communityops.kpi.period.Granularity.QUARTER;
import static org.communityops.kpi.period.Granularity.WEEK;
import static org.communityops.kpi.period.Granularity.YEAR;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.Marks;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Quotient;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;

/** Where content comes from. */
@ApplicationScoped
class OriginMetrics implements MetricFamily {
    private static final String TYPE = "content.published";
    private static final Measure PUBLISHED = Measure.ofType(TYPE);
    private static final Measure ORIGINAL = Measure.marked(TYPE, Marks.ORIGINAL);
    private static final Measure FORWARDED = Measure.marked(TYPE, Marks.FORWARDED);
    private static final Measure ADS = Measure.marked(TYPE, Marks.AD);
    private static final Measure BY_OPERATORS = Measure.marked(TYPE, Marks.OPERATOR);

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric("original_share")
                        .label("Original share", "原创率")
                        .question("How much of the content is original?", "内容中有多少是原创？")
                        .means(
                                "Number of content.published with data.origin ORIGINAL, divided by those with ORIGINAL or FORWARDED, in the period; content that does not tell its origin is left out.")
                        .ratio(
                                "original content.published",
                                Term.events(ORIGINAL),
                                "content.published that tells its origin",
                                Term.events(ORIGINAL, FORWARDED)),
                metric("ad_ratio")
                        .label("Ad ratio", "广告占比")
                        .question("How much of the content is advertising?", "内容中有多少是广告？")
                        .means("Number of content.published with data.ad true in the period, divided by all of them.")
                        .lowerIsBetter()
                        .ratio("advertisements", Term.events(ADS), "content.published", Term.events(PUBLISHED)),
                metric("operator_content")
                        .label("Operator content", "运营内容数")
                        .question("How much do operators publish?", "运营发布多少内容？")
                        .means("Number of content.published with data.byOperator true in the period.")
                        .events("content.published by operators", Term.events(BY_OPERATORS)),
                metric("days_without_operator_content")
                        .label("Days without operator content", "无运营内容天数")
                        .question("On how many days do operators publish nothing?", "有多少天没有运营内容？")
                        .means(
                                "Days of the period from the first day with an event to the cut-off without a content.published with data.byOperator true.")
                        .lowerIsBetter()
                        .by(MONTH, WEEK, QUARTER, YEAR)
                        .unit(DAYS)
                        .computed(
                                "days without operator content",
                                null,
                                new Quotient(
                                        Term.number(Needs.counts(BY_OPERATORS), OriginMetrics::emptyDays, BY_OPERATORS),
                                        null,
                                        0,
                                        false)));
    }

    private static OptionalLong emptyDays(Period period, Community community, DayRollups rollups) {
        var empty = community.daysWithin(period.first(), period.last());
        for (var day = period.first(); !day.isAfter(period.last()); day = day.plusDays(1)) {
            empty -= rollups.count(BY_OPERATORS, day, day) > 0 ? 1 : 0;
        }
        return OptionalLong.of(empty);
    }

    private static MetricDraft metric(String id) {
        return MetricDraft.of(CONTENT, id);
    }
}
