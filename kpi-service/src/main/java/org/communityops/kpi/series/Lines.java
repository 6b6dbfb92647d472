package org.communityops.kpi.series;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.ChannelReader;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.communityops.kpi.rollup.RollupReader;
import org.communityops.kpi.rollup.Selection;
import org.jspecify.annotations.Nullable;

/** Finds out what a request asks for, and reads the rollups of all its lines at once. */
@ApplicationScoped
public class Lines {
    /** The code of ISO 4217 for no currency: nothing is ever paid in it. */
    static final String NONE = "XXX";

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final RollupReader rollups;
    private final ChannelReader channels;
    private final Clock clock;

    Lines(RollupReader rollups, ChannelReader channels, Clock clock) {
        this.rollups = rollups;
        this.channels = channels;
        this.clock = clock;
    }

    /** The days that are asked for; all with data when none are named. */
    public DayRange days(Community community, DayRangeQuery query) {
        var today = LocalDate.ofInstant(clock.instant(), community.zone());
        var first = community.firstDay() == null ? today : community.firstDay();
        return query.within(first, community.lastDay() == null ? today : community.lastDay());
    }

    /** The line of a metric; a problem (422) when it has no such granularity, variant or currency. */
    public Line line(Community community, Metric metric, DayRange range, FormQuery query, @Nullable String variant) {
        var currency = metric.isMoney() ? currency(community, query.currency) : null;
        var formula = metric.formula(variant, currency == null ? NONE : currency)
                .orElseThrow(() -> ProblemException.invalid(
                        "variant",
                        "unknown",
                        metric.id() + " has the variants " + metric.definition().variants()));
        var periods = Period.covering(granularity(metric, query.granularity), range.from(), range.to());
        var variants = metric.definition().variants();
        var named = variant != null || variants.isEmpty() ? variant : variants.getFirst();
        return new Line(metric, formula, named, currency, formula.needs(), periods);
    }

    /** Reads what all lines need at once, and no day that cannot hold anything. */
    public DayRollups read(Community community, List<Line> lines) {
        return rollups.read(community.id(), selection(community, lines));
    }

    /** What the channels have of what was read. */
    List<Slice> byChannel(Community community, List<Line> lines, DayRollups whole) {
        return channels.read(community.id(), selection(community, lines), whole).stream()
                .map(Lines::slice)
                .toList();
    }

    private static Slice slice(ChannelReader.Part part) {
        var channel = part.channel();
        if (channel == null) {
            return new Slice(Slice.Kind.OTHERS, null, part.rollups());
        }
        return channel.isEmpty()
                ? new Slice(Slice.Kind.NONE, null, part.rollups())
                : new Slice(Slice.Kind.NAMED, channel, part.rollups());
    }

    private static Selection selection(Community community, List<Line> lines) {
        var counts = measures(lines, Needs::counts);
        var begin = earliest(lines, Line::begin);
        var end = latest(lines, Line::end);
        // Costs may lie on days without any event.
        if (counts.stream().noneMatch(Measure::isCost)) {
            begin = later(begin, community.firstDay());
            end = earlier(end, community.lastDay());
        }
        if (end.isBefore(begin)) {
            end = begin;
        }
        var ever = measures(lines, Needs::ever);
        var since = ever.isEmpty() ? begin : earlier(begin, community.firstDay());
        return new Selection(
                begin,
                end,
                since,
                counts,
                measures(lines, Needs::sizes),
                measures(lines, Needs::members),
                ever,
                measures(lines, Needs::boards));
    }

    /** The only currency in which communities were paid; empty while there is none, a problem (422) when there are several. */
    public Optional<String> currency(Collection<Community> communities) {
        var paid = communities.stream()
                .flatMap(community -> rollups.currencies(community.id()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (paid.size() > 1) {
            throw ProblemException.invalid(
                    "currency", "several-currencies", "Amounts are not added across currencies; name one of " + paid);
        }
        return paid.stream().findFirst();
    }

    private @Nullable String currency(Community community, @Nullable String wanted) {
        if (wanted != null) {
            if (!CURRENCY.matcher(wanted).matches()) {
                throw ProblemException.invalid("currency", "invalid-currency", "currency is a code like CNY");
            }
            return wanted;
        }
        return currency(List.of(community)).orElse(null);
    }

    private static Granularity granularity(Metric metric, @Nullable String wanted) {
        var defined = metric.definition().granularities();
        if (wanted == null) {
            return defined.getFirst();
        }
        return defined.stream()
                .filter(granularity -> granularity.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "granularity", "unknown", metric.id() + " has the granularities " + defined));
    }

    private static Set<Measure> measures(List<Line> lines, Function<Needs, Set<Measure>> kind) {
        var measures = new HashSet<Measure>();
        lines.forEach(line -> measures.addAll(kind.apply(line.needs())));
        return measures;
    }

    private static LocalDate earliest(List<Line> lines, Function<Line, LocalDate> day) {
        return lines.stream().map(day).min(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate latest(List<Line> lines, Function<Line, LocalDate> day) {
        return lines.stream().map(day).max(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate later(LocalDate day, @Nullable LocalDate other) {
        return other != null && other.isAfter(day) ? other : day;
    }

    private static LocalDate earlier(LocalDate day, @Nullable LocalDate other) {
        return other != null && other.isBefore(day) ? other : day;
    }
}
