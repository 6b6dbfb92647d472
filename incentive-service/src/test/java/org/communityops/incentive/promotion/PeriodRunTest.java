package org.communityops.incentive.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import org.communityops.incentive.bonus.BonusDefinition.Period;
import org.junit.jupiter.api.Test;

class PeriodRunTest {
    @Test
    void goesBackOverTheTurnOfTheYear() {
        assertThat(PeriodRun.endingWith(Period.MONTH, "2026-02", 4))
                .containsExactly("2025-11", "2025-12", "2026-01", "2026-02");
        assertThat(PeriodRun.endingWith(Period.QUARTER, "2026-Q2", 3)).containsExactly("2025-Q4", "2026-Q1", "2026-Q2");
        assertThat(PeriodRun.endingWith(Period.YEAR, "2026", 2)).containsExactly("2025", "2026");
        assertThat(PeriodRun.endingWith(Period.QUARTER, "2026-Q4", 1)).containsExactly("2026-Q4");
    }
}
