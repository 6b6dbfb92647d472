package org.communityops.incentive.training;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said when a course is completed or cancelled. */
@Schema(name = "EndTrainingAssignment", description = "What is said when a course is completed or cancelled.")
record EndAssignment(
        @NotBlank @Size(max = 1000) @Schema(
                description = "How it went, or why it is not to be taken (备注).",
                examples = "Passed the test with 9 of 10")
        String note) {}
