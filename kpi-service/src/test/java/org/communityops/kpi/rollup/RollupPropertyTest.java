package org.communityops.kpi.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Whatever arrives in whatever order and portions, and whatever is counted again meanwhile: the rollups are what the facts
 * alone would give.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RollupPropertyTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    @RepeatedTest(3)
    void equalsRecountsThatRunWhileEventsArrive() throws SQLException, InterruptedException, ExecutionException {
        var seed = seed();
        var community = TestCommunity.in("America/New_York");

        try (var players = Executors.newSingleThreadExecutor()) {
            var play = players.submit(() -> RandomHistory.play(seed, community));
            do {
                isEqual(seed, recount(community));
            } while (!play.isDone());
            play.get();
        }
        isEqual(seed, recount(community));

        var twin = TestCommunity.in("America/New_York");
        RandomHistory.play(seed, twin);
        assertThat(words(community)).as("seed %d", seed).isEqualTo(words(twin));
    }

    @RepeatedTest(3)
    void movesToAnotherZoneWhileEventsArrive() throws SQLException {
        var seed = seed();
        var community = TestCommunity.in("America/New_York");

        RandomHistory.play(seed, community, () -> community.isToldOf("community.changed", "Asia/Shanghai"));
        community.awaitZone("Asia/Shanghai");

        var twin = TestCommunity.in("Asia/Shanghai");
        RandomHistory.play(seed, twin);
        assertThat(words(community)).as("seed %d", seed).isEqualTo(words(twin));
        isEqual(seed, recount(community));

        community.movesTo("America/New_York");
        twin.movesTo("America/New_York");
        assertThat(words(community)).as("seed %d", seed).isEqualTo(words(twin));
    }

    private static long seed() {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        return seed;
    }

    private List<String> words(TestCommunity community) throws SQLException {
        return RollupWords.of(database, community.id());
    }

    private static ValidatableResponse recount(TestCommunity community) {
        String location = community
                .asOwner()
                .post("/v1/communities/" + community.id() + "/recounts")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(SOON)
                .until(() -> !List.of("QUEUED", "RUNNING")
                        .contains(community
                                .asOwner()
                                .get(location)
                                .then()
                                .extract()
                                .<String>path("state")));
        return community.asOwner().get(location).then();
    }

    private static void isEqual(long seed, ValidatableResponse recount) {
        var found = recount.extract().jsonPath();
        assertThat(found.getString("state")).as("seed %d", seed).isEqualTo("DONE");
        assertThat(found.getList("differences")).as("seed %d", seed).isEmpty();
        assertThat(found.getBoolean("equal")).as("seed %d", seed).isTrue();
    }
}
