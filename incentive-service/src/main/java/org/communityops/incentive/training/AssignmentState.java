package org.communityops.incentive.training;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a member has come with a course. */
@Schema(name = "TrainingAssignmentState")
enum AssignmentState {
    ASSIGNED,
    COMPLETED,
    CANCELLED
}
