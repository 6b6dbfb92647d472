package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.CONTENT;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.rollup.Measure;

/** What is published and how it is received. */
@ApplicationScoped
class ContentMetrics implements MetricFamily {
    private static final Measure PUBLISHED = Measure.ofType("content.published");
    private static final Measure VIEWED = Measure.ofType("content.viewed");

    /** What becomes of content that is seen. */
    private record Response(String name, String type, String en, String zh) {
        Metric count() {
            return metric("content_" + name + "s")
                    .label("Content " + en + "s", "内容" + zh + "数")
                    .question("How many " + en + "s does content get?", "内容获得多少" + zh + "？")
                    .means("Number of " + type + " in the period.")
                    .events(type, Term.events(Measure.ofType(type)));
        }

        Metric rate() {
            return metric("content_" + name + "_rate")
                    .label("Content " + en + " rate", "内容" + zh + "率")
                    .question("How many " + en + "s does a view lead to?", "一次浏览带来多少" + zh + "？")
                    .means("Number of " + type + " in the period divided by its content.viewed.")
                    .ratio(type, Term.events(Measure.ofType(type)), "content.viewed", Term.events(VIEWED));
        }
    }

    private static final List<Response> RESPONSES = List.of(
            new Response("click", "content.clicked", "click", "点击"),
            new Response("share", "content.shared", "share", "分享"),
            new Response("comment", "content.commented", "comment", "评论"),
            new Response("like", "content.liked", "like", "点赞"));

    @Override
    public List<Metric> metrics() {
        var responses = RESPONSES.stream().flatMap(response -> Stream.of(response.count(), response.rate()));
        return Stream.concat(publishing(), responses).toList();
    }

    private static Stream<Metric> publishing() {
        return Stream.of(
                metric("content_published")
                        .label("Content published", "内容发布数")
                        .question("How much is published?", "发布了多少内容？")
                        .means("Number of content.published in the period.")
                        .events("content.published", Term.events(PUBLISHED)),
                metric("content_authors")
                        .label("Content authors", "内容作者数")
                        .question("How many members publish?", "有多少成员发布内容？")
                        .means("Distinct members with at least one content.published in the period.")
                        .members("members who publish", Term.distinct(PUBLISHED)),
                metric("content_views")
                        .label("Content views", "内容浏览数")
                        .question("How often is content seen?", "内容被浏览多少次？")
                        .means("Number of content.viewed in the period.")
                        .events("content.viewed", Term.events(VIEWED)),
                metric("content_viewers")
                        .label("Content viewers", "内容浏览人数")
                        .question("How many members see content?", "有多少成员浏览内容？")
                        .means("Distinct members with at least one content.viewed in the period.")
                        .members("members who view", Term.distinct(VIEWED)),
                metric("content_coverage")
                        .label("Content coverage", "内容覆盖率")
                        .question("How many of the members does content reach?", "内容触达多少成员？")
                        .means(
                                "Members at the end of the period who have a content.viewed in it, divided by all of them; a member as members_total counts.")
                        .share(
                                "members who view",
                                MembershipMetrics.totalWith(VIEWED),
                                "members",
                                MembershipMetrics.total()));
    }

    private static MetricDraft metric(String id) {
        return MetricDraft.of(CONTENT, id);
    }
}
