package org.communityops.kpi.topic;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;

/** How members take part in topics. */
@ApplicationScoped
class TopicService {
    private final TopicRepository topics;
    private final Clock clock;

    TopicService(TopicRepository topics, Clock clock) {
        this.topics = topics;
        this.clock = clock;
    }

    /** The figures of the whole periods that hold a day of the range. */
    TopicsView participation(Community community, Granularity granularity, DayRangeQuery query) throws SQLException {
        var today = LocalDate.ofInstant(clock.instant(), community.zone());
        var range = query.within(
                community.firstDay() == null ? today : community.firstDay(),
                community.lastDay() == null ? today : community.lastDay());
        var periods = Period.covering(granularity, range.from(), range.to());
        var figures = topics.figures(
                community,
                granularity,
                new DayRange(periods.getFirst().first(), periods.getLast().last()));
        var items = periods.stream()
                .map(period -> TopicsView.Item.of(
                        period.toString(),
                        community.hasOnlyPartOf(period),
                        figures.getOrDefault(period.first(), TopicFigures.NOTHING)))
                .toList();
        return TopicsView.of(community, granularity, items);
    }
}
