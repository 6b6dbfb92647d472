package org.communityops.kpi.scoring;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.communityops.kpi.TestCommunity;

/** Has the weeks of a test's community scored. */
public final class ScoredWeeks {
    private static final Duration SOON = Duration.ofSeconds(30);

    private ScoredWeeks() {}

    /** Has weeks scored and waits until they are. */
    public static void score(TestCommunity community, String from, String to) {
        asked(community, from, to).statusCode(202);
        await().atMost(SOON).untilAsserted(() -> asked(community, from, to).body("items.state", everyItem(is("DONE"))));
    }

    /** Asks for weeks to be scored. */
    public static ValidatableResponse asked(TestCommunity community, String from, String to) {
        return community
                .posting("{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}")
                .post("/v1/communities/" + community.id() + "/member-scorings")
                .then();
    }
}
