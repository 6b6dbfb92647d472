package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.USERS;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communityops.kpi.fact.ActivityTypes;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.rollup.Measure;

/** The five rings (五环): how far members come in a period, from being reached to bringing others. */
@ApplicationScoped
class RingMetrics implements MetricFamily {
    /** One ring, from the outside in. */
    private record Ring(String id, String en, String zh, List<String> types) {}

    private static final List<Ring> RINGS = List.of(
            new Ring("ring_reached", "reached", "触达", List.of("channel.touched", "content.viewed", "content.clicked")),
            new Ring("ring_joined", "joined", "加入", List.of(ActivityTypes.MEMBER_JOINED)),
            new Ring(
                    "ring_active", "active", "活跃", List.of(ActivityTypes.MESSAGE_POSTED, ActivityTypes.REACTION_ADDED)),
            new Ring("ring_bought", "bought", "转化", List.of(ActivityTypes.PURCHASE_COMPLETED)),
            new Ring("ring_advocating", "advocating", "裂变", List.of("invite.sent", "content.shared")));

    @Override
    public List<Metric> metrics() {
        return IntStream.range(0, RINGS.size()).mapToObj(RingMetrics::metric).toList();
    }

    private static Metric metric(int place) {
        var ring = RINGS.get(place);
        var types = RINGS.subList(place, RINGS.size()).stream()
                .flatMap(inner -> inner.types().stream())
                .toList();
        return MetricDraft.of(USERS, ring.id())
                .label("Ring " + (place + 1) + " of five: " + ring.en(), "五环之" + (place + 1) + "：" + ring.zh())
                .question(
                        "How many members come at least as far as: " + ring.en() + "?", "有多少成员至少到达「" + ring.zh() + "」？")
                .means(
                        "Distinct members with at least one event of this ring or of one further in, in the period; who is further in has passed this one, so no ring has more members than the one around it. The rings: "
                                + rings() + ". Counted here: " + String.join(", ", types) + ".")
                .members(
                        "members",
                        Term.distinct(types.stream().map(Measure::ofType).toArray(Measure[]::new)));
    }

    private static String rings() {
        return RINGS.stream()
                .map(ring -> ring.en() + " (" + String.join(", ", ring.types()) + ")")
                .collect(Collectors.joining(", "));
    }
}
