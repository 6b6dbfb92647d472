package org.communityops.kpi;

import org.communityops.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsTheRulesOfStructure() {
        ArchitectureRules.check("org.communityops.kpi");
    }
}
