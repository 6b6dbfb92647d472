package org.communityops.activity;

import org.communityops.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsTheRulesOfEveryService() {
        ArchitectureRules.check("org.communityops.activity");
    }
}
