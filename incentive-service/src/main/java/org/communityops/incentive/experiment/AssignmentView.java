package org.communityops.incentive.experiment;

import java.util.UUID;
import org.communityops.incentive.experiment.Experiment.State;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which variant a member gets. */
@Schema(name = "ExperimentAssignment", description = "Which variant a member gets (分组结果).")
record AssignmentView(
        @Schema(description = "Key of the experiment.", examples = "welcome-bonus")
        String experiment,

        @Schema(description = "Only while it is RUNNING shall the variant be shown.")
        State state,

        UUID memberId,

        @Nullable @Schema(
                description =
                        "The variant's key; absent outside of the traffic share and before the experiment begins.",
                examples = "double-points")
        String variant) {
    static AssignmentView of(Experiment experiment, UUID memberId) {
        var variant = experiment.state() == State.DRAFT
                ? null
                : Assignment.of(experiment, memberId).map(Variant::key).orElse(null);
        return new AssignmentView(experiment.key(), experiment.state(), memberId, variant);
    }
}
