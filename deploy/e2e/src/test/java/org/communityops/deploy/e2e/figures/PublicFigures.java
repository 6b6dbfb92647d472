package org.communityops.deploy.e2e.figures;

import static org.communityops.deploy.local.platform.Service.INCENTIVE;
import static org.communityops.deploy.local.platform.Service.KPI;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.communityops.deploy.e2e.figures.Span.Length;
import org.communityops.deploy.e2e.running.StoryCommunity;
import org.communityops.deploy.e2e.stream.Event;
import org.jspecify.annotations.Nullable;

/** The same figures as BI tools and front ends read them. */
public final class PublicFigures {
    private static final String COUNTS =
            "messages,replies,reactions,reactions_counted,threads_started,members_joined,stickiness";
    private static final String RATIOS =
            ",posters,avg_dau,messages_per_active_member,reply_ratio,reaction_ratio,reaction_counted_ratio";
    private static final List<String> CHURN = List.of("churn_rate", "active_kept", "active_new", "active_returned");

    private final StoryCommunity community;
    private final Set<String> members;
    private final Figures figures = new Figures();
    private LocalDate first = LocalDate.EPOCH;
    private LocalDate last = LocalDate.EPOCH;

    private PublicFigures(StoryCommunity community, Set<String> members) {
        this.community = community;
        this.members = members;
    }

    /**
     * Reads them all.
     *
     * @param members by the names that the platform has for them
     */
    public static Figures of(StoryCommunity community, Set<String> members) {
        var reading = new PublicFigures(community, members);
        reading.series(Length.DAY, COUNTS + ",dau,wau7,mau30");
        reading.series(Length.WEEK, COUNTS + RATIOS + ",wau");
        reading.series(Length.MONTH, COUNTS + RATIOS + ",mau");
        reading.retention();
        reading.cohorts("WEEK", 52);
        reading.cohorts("MONTH", 120);
        reading.churn();
        reading.funnel("lifetime", Map.of());
        reading.funnel("first30days", Map.of("windowDays", 30, "completeOnly", true));
        reading.points();
        return reading.figures;
    }

    private void series(Length length, String metrics) {
        for (var series :
                kpi("/metrics?metrics=" + metrics + "&granularity=" + length).get("items")) {
            for (var item : series.get("items")) {
                var name = length + " " + item.get("period").asText() + " ";
                var metric = series.get("metric").asText();
                figures.put(name + metric, number(item.get("value")));
                if (length != Length.DAY && metric.equals("messages")) {
                    figures.put(name + "partial", item.get("partial").asBoolean() ? 1 : 0);
                }
                if (length == Length.DAY && metric.equals("dau")) {
                    last = LocalDate.parse(item.get("period").asText());
                    first = first.equals(LocalDate.EPOCH) ? last : first;
                }
            }
        }
    }

    private void retention() {
        for (var n : List.of(1, 7, 30)) {
            for (var variant : List.of("exact", "within")) {
                var metric = "retention_d" + n;
                for (var item : kpi("/metrics/" + metric + "?granularity=MONTH&variant=" + variant)
                        .get("items")) {
                    var name = item.get("period").asText() + " " + metric + " ";
                    if (variant.equals("exact")) {
                        figures.put(name + "eligible", number(item.get("denominator")));
                    }
                    figures.put(name + variant, number(item.get("numerator")));
                    figures.put(name + variant + " rate", number(item.get("value")));
                }
            }
        }
    }

    private void cohorts(String length, int periods) {
        for (var cohort :
                kpi("/retention?cohort=" + length + "&periods=" + periods).get("items")) {
            var name = "cohort " + cohort.get("cohort").asText();
            figures.put(name, number(cohort.get("size")));
            var active = cohort.get("active");
            IntStream.range(0, active.size()).forEach(k -> figures.put(name + " + " + k, number(active.get(k))));
        }
    }

    private void churn() {
        for (var metric : CHURN) {
            for (var item : kpi("/metrics/" + metric + "?granularity=MONTH").get("items")) {
                var period = item.get("period").asText();
                // before the first month nobody was there who could be kept or return
                if (metric.equals("churn_rate")
                        || !period.equals(Length.MONTH.around(first).name())) {
                    figures.put(period + " " + metric, number(item.get("value")));
                }
            }
        }
    }

    private void funnel(String name, Map<String, Object> options) {
        var request = new HashMap<String, Object>(options);
        request.put("name", name);
        request.put(
                "steps",
                List.of(
                        Map.of("name", "joined", "eventTypes", List.of("member.joined")),
                        Map.of(
                                "name",
                                "firstReply",
                                "eventTypes",
                                List.of("message.posted"),
                                "where",
                                Map.of("isReply", true)),
                        Map.of("name", "fiveMessages", "eventTypes", List.of("message.posted"), "atLeast", 5),
                        Map.of(
                                "name",
                                "threeActiveWeeks",
                                "eventTypes",
                                List.of("message.posted", "reaction.added"),
                                "atLeast",
                                3,
                                "of",
                                "WEEKS")));
        var path = community.path("/funnels");
        var listed = community.app().read(KPI, path).get("items");
        var id = "";
        for (var funnel : listed) {
            id = funnel.get("name").asText().equals(name) ? funnel.get("id").asText() : id;
        }
        if (id.isEmpty()) {
            id = community.app().create(KPI, path, request).get("id").asText();
        }
        for (var step : kpi("/funnels/" + id + "/result").get("steps")) {
            var title = name + " " + step.get("name").asText();
            figures.put(title, number(step.get("members")));
            figures.put(title + " alone", number(step.get("alone")));
        }
    }

    private void points() {
        var names = new HashMap<String, String>();
        for (var member : members) {
            var id = community.member(Event.PLATFORM, member).toString();
            names.put(id, member);
            var wallets = incentive("/members/" + id + "/wallets").get("items");
            wallets.forEach(wallet -> {
                if (wallet.get("currency").asText().equals("points")) {
                    figures.put(member + " points", number(wallet.get("balance")));
                }
            });
            var level = incentive("/members/" + id + "/level");
            figures.put(member + " level", number(level.get("level")));
            var since = level.has("since") ? LocalDate.parse(level.get("since").asText()) : LocalDate.EPOCH;
            figures.put(member + " level since", since.toEpochDay());
        }
        for (var length : Length.values()) {
            for (var span = length.around(first); !span.first().isAfter(last); span = length.after(span)) {
                for (var item :
                        incentive("/leaderboards/" + span.name() + "?limit=500").get("items")) {
                    var member = names.get(item.get("memberId").asText());
                    figures.put(member + " board " + span.name(), number(item.get("amount")));
                }
            }
        }
    }

    private JsonNode kpi(String path) {
        return community.bi().read(KPI, community.path(path));
    }

    private JsonNode incentive(String path) {
        return community.app().read(INCENTIVE, community.path(path));
    }

    private static double number(@Nullable JsonNode node) {
        return node == null || node.isNull() ? Double.NaN : node.asDouble();
    }
}
