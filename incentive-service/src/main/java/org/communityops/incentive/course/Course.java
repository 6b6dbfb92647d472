package org.communityops.incentive.course;

import java.time.Instant;
import java.util.UUID;

/**
 * A training course.
 *
 * @param version counts its changes
 */
public record Course(UUID id, CourseSettings settings, long version, Instant createdAt) {
    public boolean isActive() {
        return settings.state() == CourseState.ACTIVE;
    }

    /** Days that one has for it. */
    public int dueDays() {
        return settings.dueDays();
    }
}
