package org.communityops.kpi.experiment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;
import org.jspecify.annotations.Nullable;

/**
 * An experiment that has begun.
 *
 * @param metric what was named before the start to decide
 * @param variants the first is what the others are compared with
 * @param stoppedAt null while it runs
 */
public record Experiment(
        UUID communityId,
        UUID id,
        String key,
        String metric,
        List<Variant> variants,
        Instant startedAt,
        @Nullable Instant stoppedAt) {

    /**
     * One of the alternatives.
     *
     * @param weight percent of those who take part
     */
    public record Variant(String key, int weight) {}

    public Experiment {
        variants = List.copyOf(variants);
    }

    /** What {@code experiment.started} and {@code experiment.stopped} tell. */
    static Experiment of(FeedItem item) {
        var news = item.data();
        var variants = news.required("variants")
                .valueStream()
                .map(variant -> new Variant(
                        variant.required("key").asText(),
                        variant.required("weight").asInt()))
                .toList();
        var stopped = news.path("stoppedAt");
        return new Experiment(
                item.communityId(),
                UUID.fromString(news.required("experimentId").asText()),
                news.required("key").asText(),
                news.required("metric").asText(),
                variants,
                Instant.parse(news.required("startedAt").asText()),
                stopped.isTextual() ? Instant.parse(stopped.asText()) : null);
    }
}
