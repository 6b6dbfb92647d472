package org.communityops.incentive.exposure;

import java.util.List;
import org.communityops.incentive.exposure.ExposureOutcome.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a batch of exposures. */
@Schema(name = "ExposureBatch", description = "What came of a batch of exposures (批量曝光结果).")
record ExposureBatchView(
        @Schema(description = "How many members were exposed for the first time.", examples = "498")
        long recorded,

        @Schema(description = "One for each member, in the order in which they were first named.")
        List<ExposureOutcome> items) {
    static ExposureBatchView of(List<ExposureOutcome> outcomes) {
        return new ExposureBatchView(
                outcomes.stream().filter(one -> one.outcome() == Kind.RECORDED).count(), outcomes);
    }
}
