package org.communityops.kpi.outcome;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When an experiment has run long enough to say something. */
@ConfigMapping(prefix = "communityops.experiments")
interface ExperimentSettings {
    /** The shortest run in days of 24 hours: less than a whole week compares some days of the week with others. */
    @WithDefault("7")
    int minimumDays();

    /** How many members each variant needs whose window is over. */
    @WithDefault("50")
    int minimumMembers();
}
