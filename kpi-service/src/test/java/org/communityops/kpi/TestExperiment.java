package org.communityops.kpi;

import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.FeedPages;
import org.jspecify.annotations.Nullable;

/** An experiment of a test, as incentive-service tells of it; its key is {@code welcome-bonus}. */
public final class TestExperiment {
    private static final String START = "2026-05-01T00:00:00Z";

    private final TestCommunity community;
    private final String metric;
    private final List<String> variants;
    private final UUID id = Ids.next();

    private TestExperiment(TestCommunity community, String metric, List<String> variants) {
        this.community = community;
        this.metric = metric;
        this.variants = variants;
    }

    /** One that began on 2026-05-01, with variants of the same weight. */
    public static TestExperiment started(TestCommunity community, String metric, String... variants) {
        var experiment = new TestExperiment(community, metric, List.of(variants));
        experiment.isTold(experiment.news("experiment.started", null));
        return experiment;
    }

    public void stops(String at) {
        isTold(news("experiment.stopped", at));
    }

    /** A number of members, {@code prefix0} and so on, meet a variant. */
    public void exposes(String variant, String prefix, int members, String at) {
        isTold(IntStream.range(0, members)
                .mapToObj(i -> exposure(prefix + i, variant, at))
                .toArray(FeedItem[]::new));
    }

    public void isTold(FeedItem... news) {
        FeedPages.apply("incentive", news);
    }

    public FeedItem exposure(String member, String variant, String at) {
        Map<String, ?> body = Map.of(
                "experimentId", id,
                "key", "welcome-bonus",
                "memberId", community.member(member),
                "variant", variant,
                "exposedAt", at);
        return FeedPages.item(
                Ids.next(),
                community.id(),
                "experiment.exposed",
                community.member(member).toString(),
                Instant.parse(at),
                body);
    }

    public FeedItem news(String type, @Nullable String stoppedAt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("experimentId", id);
        body.put("key", "welcome-bonus");
        body.put("metric", metric);
        body.put("trafficShare", 100);
        body.put(
                "variants",
                variants.stream()
                        .map(variant -> Map.of("key", variant, "weight", 100 / variants.size()))
                        .toList());
        body.put("startedAt", START);
        if (stoppedAt != null) {
            body.put("stoppedAt", stoppedAt);
        }
        return FeedPages.item(Ids.next(), community.id(), type, id.toString(), Instant.parse(START), body);
    }

    /** The first members of a prefix do something once. */
    public void doing(String type, String prefix, int members, String at, Map<String, ?> data) {
        var events = new ArrayList<FeedItem>();
        for (var i = 0; i < members; i++) {
            events.add(community.event(type, prefix + i, at, data));
        }
        community.sees(events);
    }

    /** Something happens that moves the cut-off and counts for nobody. */
    public void reaches(String time) {
        community.sees(community.event("check-in.done", "somebody", time, Map.of()));
    }

    public ValidatableResponse analysis(String query) {
        return community.get("/experiments/welcome-bonus/analysis" + query);
    }
}
