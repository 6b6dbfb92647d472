package org.communityops.kpi.population;

import jakarta.ws.rs.QueryParam;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say whose way through a funnel is looked at. */
public class PopulationQuery {
    private static final int MOST_CHARACTERS = 200;

    @QueryParam("channel")
    @Parameter(
            description =
                    "Only members who arrived over this channel (渠道): the one of their latest `channel.touched` up to their first `member.joined`, or of that event itself.",
            example = "weibo",
            schema = @Schema(maxLength = MOST_CHARACTERS))
    @Nullable String channel;

    @QueryParam("experiment")
    @Parameter(
            description =
                    "Only members who met a variant of this experiment (实验), and only what they did from then on. Its key.",
            example = "welcome-bonus")
    @Nullable String experiment;

    @QueryParam("variant")
    @Parameter(description = "Only members who met this variant (实验分组); needs `experiment`.", example = "double-points")
    @Nullable String variant;

    /** What a funnel is divided by. */
    public enum By {
        CHANNEL("channel"),
        VARIANT("variant");

        private final String parameter;

        By(String parameter) {
            this.parameter = parameter;
        }

        String parameter() {
            return parameter;
        }

        /** What a caller asks for; null when for nothing; a problem (422) when it is not known. */
        public static @Nullable By of(@Nullable String parameter) {
            if (parameter == null) {
                return null;
            }
            for (var by : values()) {
                if (by.parameter.equals(parameter)) {
                    return by;
                }
            }
            throw ProblemException.invalid("by", "unknown", "by is channel or variant");
        }
    }

    /** Refuses (422) what no channel is called, and what makes no sense without an experiment. */
    void check(@Nullable By by) {
        if (channel != null && channel.length() > MOST_CHARACTERS) {
            throw ProblemException.invalid(
                    "channel", "size", "A channel has at most " + MOST_CHARACTERS + " characters");
        }
        if (experiment == null && (variant != null || by == By.VARIANT)) {
            throw ProblemException.invalid("experiment", "missing", "Variants are those of an experiment: name it");
        }
    }

    /** The channel of arrival that was named. */
    public @Nullable String channel() {
        return channel;
    }

    /** The key of the experiment that was named. */
    public @Nullable String experiment() {
        return experiment;
    }

    /** The variant that was named. */
    public @Nullable String variant() {
        return variant;
    }

    /** Whether everybody is looked at. */
    boolean isEverybody() {
        return channel == null && experiment == null;
    }
}
