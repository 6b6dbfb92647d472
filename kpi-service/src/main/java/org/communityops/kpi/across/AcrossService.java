package org.communityops.kpi.across;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Figure;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricCatalogue;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.series.FormQuery;
import org.communityops.kpi.series.Line;
import org.communityops.kpi.series.Lines;
import org.jspecify.annotations.Nullable;

/** Computes a metric for many communities. */
@ApplicationScoped
class AcrossService {
    private final MetricCatalogue catalogue;
    private final Lines lines;

    AcrossService(MetricCatalogue catalogue, Lines lines) {
        this.catalogue = catalogue;
        this.lines = lines;
    }

    /**
     * The metric of each community and of all together, over the days that any of them has unless said otherwise.
     *
     * @param communities at least one
     */
    AcrossView across(
            List<Community> communities, String name, @Nullable String variant, DayRangeQuery range, FormQuery query) {
        var metric = catalogue.get(name);
        var days = days(communities, range);
        var form = metric.isMoney() && query.currency() == null
                ? query.in(lines.currency(communities).orElse(null))
                : query;
        var items = new ArrayList<AcrossView.Item>();
        var figures = new ArrayList<List<Figure>>();
        for (var community : communities) {
            var line = lines.line(community, metric, days, form, variant);
            var found = figures(line, community);
            items.add(AcrossView.Item.of(community, values(line, found)));
            figures.add(found);
        }
        var line = lines.line(communities.getFirst(), metric, days, form, variant);
        return view(metric, line, items, values(line, total(line, figures)));
    }

    private DayRange days(List<Community> communities, DayRangeQuery range) {
        LocalDate first = null;
        LocalDate last = null;
        for (var community : communities) {
            var own = lines.days(community, new DayRangeQuery());
            first = first == null || own.from().isBefore(first) ? own.from() : first;
            last = last == null || own.to().isAfter(last) ? own.to() : last;
        }
        if (first == null || last == null) {
            throw ProblemException.invalid("communities", "size", "There is no community to look at");
        }
        return range.within(first, last);
    }

    private List<Figure> figures(Line line, Community community) {
        var rollups = lines.read(community, List.of(line));
        return line.periods().stream()
                .map(period -> line.formula().figure(period, community, rollups))
                .toList();
    }

    private static List<Figure> total(Line line, List<List<Figure>> figures) {
        var total = new ArrayList<Figure>();
        for (var index = 0; index < line.periods().size(); index++) {
            var at = index;
            total.add(Total.of(figures.stream().map(found -> found.get(at)).toList()));
        }
        return total;
    }

    private static List<AcrossView.Value> values(Line line, List<Figure> figures) {
        var values = new ArrayList<AcrossView.Value>();
        for (var index = 0; index < figures.size(); index++) {
            values.add(AcrossView.Value.of(line.periods().get(index), figures.get(index)));
        }
        return values;
    }

    private static AcrossView view(
            Metric metric, Line line, List<AcrossView.Item> items, List<AcrossView.Value> total) {
        return new AcrossView(
                metric.id(),
                metric.definition().version(),
                line.variant(),
                line.currency(),
                line.granularity(),
                items,
                total);
    }
}
