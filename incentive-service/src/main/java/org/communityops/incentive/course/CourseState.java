package org.communityops.incentive.course;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a course is still given. */
@Schema(name = "TrainingCourseState")
enum CourseState {
    ACTIVE,
    RETIRED
}
