package org.communityops.incentive.experiment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** The news that an experiment began or ended: {@code experiment.started}, {@code experiment.stopped}. */
record ExperimentNews(
        UUID experimentId,
        String key,
        String metric,
        int trafficShare,
        List<Variant> variants,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt) {
    ExperimentNews {
        variants = List.copyOf(variants);
    }

    static News of(UUID communityId, String type, Experiment experiment, Instant now) {
        var body = new ExperimentNews(
                experiment.id(),
                experiment.key(),
                experiment.metric(),
                experiment.trafficShare(),
                experiment.variants(),
                experiment.startedAt(),
                experiment.stoppedAt());
        return News.of(Ids.next(), communityId, type, experiment.id().toString(), now, body);
    }
}
