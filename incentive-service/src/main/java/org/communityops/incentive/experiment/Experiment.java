package org.communityops.incentive.experiment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A comparison of two or more variants. */
@Schema(description = "A comparison of two or more variants (A/B 实验).")
public record Experiment(
        UUID id,

        @Schema(description = "Names the experiment within its community, for ever.", examples = "welcome-bonus")
        String key,

        @Schema(
                description = "What is expected, and why (假设).",
                examples = "Twice the points for a first message brings more members back within a week")
        String hypothesis,

        @Schema(
                description = "The metric that decides (主要指标), as the metric catalogue names it.",
                examples = "retention_d7")
        String metric,

        @Schema(description = "Percent of the members that take part (流量占比).", examples = "100")
        int trafficShare,

        @Schema(
                description =
                        "In the order in which they divide the members; the first is what the others are compared with.")
        List<Variant> variants,

        @Schema(description = "DRAFT (草稿), RUNNING (进行中), STOPPED (已停止), or ARCHIVED (已归档).")
        State state,

        @Schema(description = "Goes up with every change.", examples = "2")
        int version,

        @Schema(description = "When it was made.", examples = "2026-11-20T02:15:00.120004Z")
        Instant createdAt,

        @Nullable @Schema(description = "When it began; absent before.", examples = "2026-11-20T03:00:00Z")
        Instant startedAt,

        @Nullable @Schema(description = "When it ended; absent before.", examples = "2026-12-04T03:00:00Z")
        Instant stoppedAt,

        @Nullable @Schema(description = "When it was put away; absent before.", examples = "2026-12-20T03:00:00Z")
        Instant archivedAt) {
    static final String KEY = "[a-z0-9]+(-[a-z0-9]+)*";

    /** How far an experiment has come; it only goes on. */
    @Schema(name = "ExperimentState")
    public enum State {
        DRAFT,
        RUNNING,
        STOPPED,
        ARCHIVED
    }

    public Experiment {
        variants = List.copyOf(variants);
    }

    /** The version of its representation. */
    String tag() {
        return String.valueOf(version);
    }
}
