package org.communityops.kpi.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.significance.Rounded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Topics by period. */
@Schema(name = "TopicParticipation", description = "How members take part in topics, by period (话题参与).")
record TopicsView(
        @Schema(description = "The definition of these figures.", examples = "topic_participation")
        String definition,

        @Schema(description = "Its version.", examples = "1")
        int version,

        @Schema(description = "How long the periods are (粒度).")
        Granularity granularity,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(
                description = "Local date of the latest event (数据截止日); left out while there is none.",
                examples = "2026-08-21")
        @Nullable LocalDate cutOff,

        @Schema(description = "The periods, oldest first.") List<Item> items) {
    private static final String DEFINITION = "topic_participation";
    private static final int VERSION = 1;

    static TopicsView of(Community community, Granularity granularity, List<Item> items) {
        return new TopicsView(DEFINITION, VERSION, granularity, community.zone().getId(), community.lastDay(), items);
    }

    /** One period. */
    @Schema(
            name = "TopicPeriod",
            description = "How members took part in topics in a period. What is divided by nothing is null.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Item(
            @Schema(description = "The period.", examples = "2026-05")
            String period,

            @Schema(description = "Whether a part of it lies outside of the data.", examples = "false")
            boolean partial,

            @Schema(description = "Topics with a message (活跃话题).", examples = "13")
            long activeTopics,

            @Schema(description = "Of them those with messages of two members or more (多人话题).", examples = "12")
            long sharedTopics,

            @Schema(description = "Members with a message in a topic.", examples = "14")
            long topicPosters,

            @Schema(description = "Pairs of a topic and a member with a message in it (参与人次).", examples = "32")
            long participations,

            @Schema(description = "Participations by active topic.", nullable = true, examples = "2.461538") @Nullable Double membersPerTopic,

            @Schema(
                    description = "Participations by member with a message in a topic.",
                    nullable = true,
                    examples = "2.285714")
            @Nullable Double topicsPerPoster,

            @Schema(description = "Topics that were started (新话题).", examples = "13")
            long newTopics,

            @Schema(description = "Of them those that another member ever answered.", examples = "13")
            long answered,

            @Schema(description = "Of them those answered within 24 hours.", examples = "12")
            long answeredWithinDay,

            @Schema(description = "Answered topics by new one (回应率).", nullable = true, examples = "1.0") @Nullable Double answerRate,

            @Schema(
                    description =
                            "Lower median of the seconds from the start of a topic to the first message of another member (首次响应时间).",
                    nullable = true,
                    examples = "2796")
            @Nullable Long medianAnswerSeconds,

            @Schema(description = "Members with a message, in a topic or not.", examples = "20")
            long posters,

            @Schema(description = "A tenth of them, rounded up: the busiest ones.", examples = "2")
            long busiestPosters,

            @Schema(
                    description = "The share of the messages that the busiest ones wrote (集中度).",
                    nullable = true,
                    examples = "0.387387")
            @Nullable Double busiestShare) {
        private static final int TENTH = 10;

        static Item of(String period, boolean partial, TopicFigures figures) {
            return new Item(
                    period,
                    partial,
                    figures.activeTopics(),
                    figures.sharedTopics(),
                    figures.topicPosters(),
                    figures.participations(),
                    ratio(figures.participations(), figures.activeTopics()),
                    ratio(figures.participations(), figures.topicPosters()),
                    figures.newTopics(),
                    figures.answered(),
                    figures.answeredWithinDay(),
                    ratio(figures.answered(), figures.newTopics()),
                    figures.medianAnswerSeconds(),
                    figures.posters(),
                    Math.ceilDiv(figures.posters(), TENTH),
                    ratio(figures.busiestMessages(), figures.messages()));
        }

        private static @Nullable Double ratio(long part, long whole) {
            return whole == 0 ? null : Rounded.of((double) part / whole);
        }
    }
}
