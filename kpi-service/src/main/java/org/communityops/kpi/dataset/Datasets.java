package org.communityops.kpi.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.dataset.row.CommunityRow;
import org.communityops.kpi.dataset.row.ExperimentRow;
import org.communityops.kpi.dataset.row.FunnelStepRow;
import org.communityops.kpi.dataset.row.LeaderboardRow;
import org.communityops.kpi.dataset.row.MemberDayRow;
import org.communityops.kpi.dataset.row.MetricDayRow;
import org.communityops.kpi.dataset.row.RetentionRow;
import org.communityops.kpi.dataset.row.RowType;
import org.communityops.kpi.metric.MetricDefinition.Text;

/** All datasets. */
@ApplicationScoped
class Datasets {
    private static final List<Dataset<?>> ALL = List.of(
            new Dataset<>(
                    "communities",
                    1,
                    new Text("The communities and how far their data reach.", "社群及其数据范围。"),
                    RowType.of(CommunityRow.class),
                    null,
                    false,
                    "community_id"),
            new Dataset<>(
                    "experiments",
                    1,
                    new Text("The variants of experiments and how many members met them.", "实验分组及其曝光人数。"),
                    RowType.of(ExperimentRow.class),
                    null,
                    false,
                    "community_id, experiment_id, position"),
            new Dataset<>(
                    "funnels",
                    1,
                    new Text(
                            "How many members reach each step of a saved funnel, as it was computed last; a row a step.",
                            "已保存漏斗各步骤的转化。"),
                    RowType.of(FunnelStepRow.class),
                    null,
                    true,
                    "community_id, funnel_id, position"),
            new Dataset<>(
                    "leaderboards",
                    1,
                    new Text(
                            "Every place on the boards of messages, replies and reactions, month by month.",
                            "各月消息、回复、回应排行榜。"),
                    RowType.of(LeaderboardRow.class),
                    "month",
                    false,
                    "community_id, month, metric, rank, member_id"),
            new Dataset<>(
                    "members-daily",
                    1,
                    new Text(
                            "What each member did on each day on which he was active: who has a message or a reaction.",
                            "活跃成员每日行为。"),
                    RowType.of(MemberDayRow.class),
                    "day",
                    true,
                    "community_id, day, member_id"),
            new Dataset<>(
                    "metrics-daily",
                    1,
                    new Text(
                            "Metrics of the catalogue for every day that the data have ever reached; a day without events has noughts.",
                            "每日指标。"),
                    RowType.of(MetricDayRow.class),
                    "day",
                    true,
                    "community_id, day, metric, currency"),
            new Dataset<>(
                    "retention",
                    1,
                    new Text(
                            "Retention triangles of all who joined, by week and by month; a row a cell.",
                            "留存三角：按周、按月的加入同期群。"),
                    RowType.of(RetentionRow.class),
                    "cohort_start",
                    false,
                    "community_id, cohort_by, cohort_start, period"));

    /** All of them in the order of their names. */
    List<Dataset<?>> all() {
        return ALL;
    }

    /** One of them; a problem (404) when there is none of that name. */
    Dataset<?> get(String name) {
        return ALL.stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("dataset", name));
    }
}
