package org.communityops.deploy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void writesThreeDigits() {
        assertThat(new Figure(0.70449)).hasToString("0.704");
        assertThat(new Figure(12.345)).hasToString("12.3");
        assertThat(new Figure(100)).hasToString("100");
        assertThat(new Figure(999.6)).hasToString("1,000");
        assertThat(new Figure(123_456)).hasToString("123,000");
        assertThat(new Figure(0)).hasToString("0");
        assertThat(new Figure(Double.NaN)).hasToString("–");
    }

    @Test
    void aGoalIsMetAtItsBound() {
        assertThat(Goal.ratio(0.7).isMetBy(0.7)).isTrue();
        assertThat(Goal.ratio(0.7).isMetBy(0.699)).isFalse();
        assertThat(Goal.atMost(100, "ms").isMetBy(100)).isTrue();
        assertThat(Goal.atMost(100, "ms").isMetBy(100.1)).isFalse();
        assertThat(Goal.ratio(0.7).isMetBy(Double.NaN)).isFalse();
    }

    @Test
    void isARowOfTheTable() {
        var finding = new Finding(
                "P1", "this against that", "20,000/s", "15,000/s", 0.75, Goal.ratio(0.7), Optional.of(9_876.5), "note");

        assertThat(finding.row())
                .isEqualTo("| P1 | this against that | 20,000/s | 15,000/s | 0.75 × | ≥ 0.7 × | yes | 9,880 | note |");
    }

    @Test
    void aGoalThatIsNotMetStandsOut() {
        var finding = new Finding("P13", "start", "", "16 s", 16, Goal.atMost(15, "s"), Optional.empty(), "");

        assertThat(finding.row()).isEqualTo("| P13 | start |  | 16 s | 16 s | ≤ 15 s | **no** |  |  |");
    }
}
