package org.communityops.kit.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final RateLimit limit = new RateLimit(new RateLimit.Settings() {
        @Override
        public long requestsPerSecond() {
            return 5;
        }

        @Override
        public long failuresPerMinute() {
            return 3;
        }
    });

    @Test
    void makesAnAddressWaitAfterTooManyWrongKeys() {
        for (var i = 0; i < 3; i++) {
            limit.failure("192.0.2.1");
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> limit.failure("192.0.2.1"))
                .satisfies(e ->
                        org.assertj.core.api.Assertions.assertThat(e.type()).isEqualTo(ProblemType.QUOTA_EXCEEDED));
    }

    @Test
    void letsNobodyElseWaitForAnAddressWithWrongKeys() {
        for (var i = 0; i < 3; i++) {
            limit.failure("192.0.2.1");
        }

        assertThatCode(() -> limit.failure("192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> limit.request("valid")).doesNotThrowAnyException();
    }

    @Test
    void slowsAKeyThatIsTooFast() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> {
            for (var i = 0; i < 1_000; i++) {
                limit.request("fast");
            }
        });
        assertThatCode(() -> limit.request("slow")).doesNotThrowAnyException();
    }
}
