package org.communityops.incentive;

import org.communityops.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsTheStructureOfEveryService() {
        ArchitectureRules.check("org.communityops.incentive");
    }
}
