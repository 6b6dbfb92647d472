package org.communityops.kpi.topic;

import org.jspecify.annotations.Nullable;

/**
 * What is counted in a period.
 *
 * @param activeTopics topics with a message
 * @param sharedTopics of them those with messages of two members or more
 * @param topicPosters members with a message in a topic
 * @param participations pairs of a topic and a member with a message in it
 * @param newTopics how many were started
 * @param answered of those started, how many somebody else ever answered
 * @param answeredWithinDay of those, how many within 24 hours
 * @param medianAnswerSeconds the lower median of the seconds until the first answer; null when there is none
 * @param posters members with a message, in a topic or not
 * @param messages how many there are
 * @param busiestMessages those of the busiest tenth of the posters, rounded up
 */
record TopicFigures(
        long activeTopics,
        long sharedTopics,
        long topicPosters,
        long participations,
        long newTopics,
        long answered,
        long answeredWithinDay,
        @Nullable Long medianAnswerSeconds,
        long posters,
        long messages,
        long busiestMessages) {
    static final TopicFigures NOTHING = new TopicFigures(0, 0, 0, 0, 0, 0, 0, null, 0, 0, 0);
}
