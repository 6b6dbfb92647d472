package org.communityops.deploy.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.communityops.deploy.local.FakeService;
import org.communityops.deploy.local.FakeService.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Reply ADMITTED = new Reply(200, "{\"items\":[]}");
    private static final Reply UNKNOWN = new Reply(401, "{}");

    private FakeService maker;
    private FakeService follower;

    @BeforeEach
    void start() throws IOException {
        maker = new FakeService();
        follower = new FakeService();
        maker.answers(request -> ADMITTED);
    }

    @AfterEach
    void stop() {
        maker.close();
        follower.close();
    }

    @Test
    void waitsUntilTheKeyHasReachedTheOthers() throws Exception {
        follower.answers(request -> follower.requests().size() < 3 ? UNKNOWN : ADMITTED);

        assertThat(await(Duration.ofSeconds(30))).isTrue();
        assertThat(follower.requests()).hasSize(3);
    }

    @Test
    void givesUpAfterTheTime() throws Exception {
        follower.answers(request -> UNKNOWN);

        assertThat(await(Duration.ofMillis(300))).isFalse();
    }

    @Test
    void doesNotWaitForAKeyThatItsMakerRefuses() throws Exception {
        maker.answers(request -> UNKNOWN);

        assertThat(await(Duration.ofSeconds(30))).isFalse();
        assertThat(follower.requests()).isEmpty();
    }

    private boolean await(Duration limit) throws IOException, InterruptedException {
        try (var admission = new Admission(api(maker), List.of(api(follower)))) {
            return admission.await(limit);
        }
    }

    private static ServiceApi api(FakeService service) {
        return new ServiceApi(service.url(), "cop_own_test", Patience.SHORT);
    }
}
