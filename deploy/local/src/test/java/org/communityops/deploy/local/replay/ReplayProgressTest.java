package org.communityops.deploy.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplayProgressTest {

    @Test
    void tellsRateAndTimeLeft() {
        var line = ReplayProgress.line(0.25, 50_000, Duration.ofSeconds(20));

        assertThat(line).isEqualTo("[######------------------]  25 %  50,000 events  2,500/s  1:00 left");
    }

    @Test
    void doesNotGuessAtTheBeginning() {
        assertThat(ReplayProgress.line(0.001, 500, Duration.ofSeconds(1))).endsWith("? left");
    }

    @Test
    void writesHoursOnlyWhenThereAreSome() {
        assertThat(ReplayProgress.clock(Duration.ofSeconds(59))).isEqualTo("0:59");
        assertThat(ReplayProgress.clock(Duration.ofSeconds(3_723))).isEqualTo("1:02:03");
    }
}
