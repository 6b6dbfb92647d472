package org.communityops.kpi.dataset;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever takes only what changed since the latest change that he has, has everything. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UpdatedSinceTest {
    private TestCommunity community = TestCommunity.unheardOf();

    /** What a tool holds: the rows of each dataset by day. */
    private final Map<String, TreeMap<String, List<Map<String, Object>>>> copy = new TreeMap<>();

    @BeforeEach
    void begin() {
        community = TestCommunity.in("Asia/Shanghai");
        community.sees(
                community.joined("ana", "2026-05-01T12:00:00Z"),
                community.message("ana", "2026-05-01T12:00:00Z"),
                community.message("ana", "2026-05-03T12:00:00Z"),
                community.message("bo", "2026-05-05T12:00:00Z"));
        pull("metrics-daily", null);
        pull("members-daily", null);
        assertThat(held("metrics-daily")).hasSize(5);
        assertThat(held("members-daily")).hasSize(3);
    }

    @Test
    void tellsNothingWhereNothingChanged() {
        var since = latest();

        assertThat(days("metrics-daily", after(since))).isEmpty();
        assertThat(days("members-daily", after(since))).isEmpty();
    }

    @Test
    void tellsOfEventsThatArriveLate() {
        community.sees(community.reaction("cy", "2026-05-02T12:00:00Z"));

        assertThat(catchUp()).containsExactly("2026-05-02");
    }

    @Test
    void tellsOfDaysThatCameToBeBetweenOthers() {
        community.sees(community.message("ana", "2026-05-08T12:00:00Z"));

        assertThat(catchUp()).containsExactly("2026-05-06", "2026-05-07", "2026-05-08");
    }

    @Test
    void tellsOfRetractions() {
        var last = community.message("ana", "2026-05-05T13:00:00Z");
        community.sees(last);
        catchUp();
        community.sees(community.retraction(last, "2026-05-05T14:00:00Z"));

        assertThat(catchUp()).containsExactly("2026-05-05");
    }

    @Test
    void tellsOfTheLastDayWhenNothingIsLeftOfIt() {
        var only = community.message("ana", "2026-05-09T12:00:00Z");
        community.sees(only);
        catchUp();
        community.sees(community.retraction(only, "2026-05-02T12:00:00Z"));

        assertThat(catchUp()).containsExactly("2026-05-02", "2026-05-09");
        assertThat(held("metrics-daily").get("2026-05-09"))
                .filteredOn(row -> "messages".equals(row.get("metric")))
                .extracting(row -> row.get("value"))
                .containsExactly(0);
    }

    @Test
    void tellsOfMembersWhoJoinedEarlierThanItSeemed() {
        community.sees(community.joined("bo", "2026-05-04T12:00:00Z"));
        catchUp();
        community.sees(community.joined("bo", "2026-05-02T12:00:00Z"));

        assertThat(catchUp()).contains("2026-05-02", "2026-05-04");
    }

    @Test
    void tellsOfEveryDayWhenTheZoneChanges() {
        community.movesTo("America/New_York");

        assertThat(catchUp()).hasSize(5);
    }

    @Test
    void tellsNothingOfARecountThatFoundTheSame() {
        var since = latest();
        String location = community
                .asOwner()
                .post("/v1/communities/" + community.id() + "/recounts")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> community.asOwner().get(location).then().body("state", equalTo("DONE")));

        assertThat(days("metrics-daily", after(since))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"communities", "experiments", "leaderboards", "retention"})
    void isRefusedWhereChangesAreNotKept(String dataset) {
        problem(
                community.asOwner().get("/v1/datasets/" + dataset + "?updatedSince=2026-05-01T00:00:00Z"),
                422,
                "validation-failed");
    }

    /** Takes what changed, as the contract says: a day comes whole. Afterwards the copy has to be what there is. */
    private Set<String> catchUp() {
        var since = latest();
        var changed = days("metrics-daily", after(since));
        for (var dataset : List.of("metrics-daily", "members-daily")) {
            var rows = pulled(dataset, since);
            days("metrics-daily", since).forEach(day -> held(dataset).remove(day));
            held(dataset).putAll(rows);
            assertThat(held(dataset)).isEqualTo(pulled(dataset, null));
        }
        return changed;
    }

    private static String after(String since) {
        return Instant.parse(since).plus(1, ChronoUnit.MICROS).toString();
    }

    private String latest() {
        return held("metrics-daily").values().stream()
                .flatMap(List::stream)
                .map(row -> (String) row.get("updatedAt"))
                .max(Comparator.comparing(Instant::parse))
                .orElseThrow();
    }

    private TreeMap<String, List<Map<String, Object>>> held(String dataset) {
        return requireNonNull(copy.get(dataset));
    }

    private void pull(String dataset, @Nullable String since) {
        copy.put(dataset, pulled(dataset, since));
    }

    private Set<String> days(String dataset, String since) {
        return pulled(dataset, since).keySet();
    }

    private TreeMap<String, List<Map<String, Object>>> pulled(String dataset, @Nullable String since) {
        List<Map<String, Object>> rows = community
                .asOwner()
                .get("/v1/datasets/" + dataset + (since == null ? "" : "?updatedSince=" + since))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");
        return rows.stream()
                .collect(Collectors.groupingBy(row -> (String) row.get("day"), TreeMap::new, Collectors.toList()));
    }
}
