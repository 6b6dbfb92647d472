package org.communityops.kpi.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(OtherServices.class)
class ReconciliationTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    AgroalDataSource requests;

    private TestCommunity community = TestCommunity.unheardOf();
    private String digest = "";

    @BeforeEach
    void play() {
        community = TestCommunity.in("UTC");
        var message = community.message("ana", "2026-05-01T12:00:00Z");
        community.sees(message);
        digest = digest(
                "2026-05-01",
                "message.posted",
                1,
                message.data().get("checksum").asText());
    }

    @Test
    void findsTheServicesEqual() {
        OtherServices.answer("activity", community.id(), digest);
        OtherServices.answer("incentive", community.id(), digest);

        ended(start("{}"))
                .body("state", equalTo("DONE"))
                .body("equal", equalTo(true))
                .body("days.day", contains("2026-05-01"))
                .body("days.equal", contains(true))
                .body("days[0].activity.events", equalTo(1))
                .body("days[0].differing", hasSize(0));
    }

    @Test
    void namesTheDayAndTheTypesThatDiffer() {
        var second = digest("2026-05-02", "reaction.added", 3, "00000000000000ff");
        OtherServices.answer("activity", community.id(), digest + "," + second);
        OtherServices.answer("incentive", community.id(), digest + "," + second);

        ended(start("{}"))
                .body("equal", equalTo(false))
                .body("days.equal", contains(true, false))
                .body("days[1].differing", contains("reaction.added"))
                .body("days[1].incentive.checksum", equalTo("00000000000000ff"))
                .body("days[1].kpi.events", equalTo(0))
                .body("days[1].kpi.checksum", equalTo("0000000000000000"));
    }

    @Test
    void comparesTheDaysThatItIsAskedFor() {
        OtherServices.answer("activity", community.id(), "");
        OtherServices.answer("incentive", community.id(), "");

        ended(start("{\"from\":\"2026-05-02\",\"to\":\"2026-05-03\"}"))
                .body("equal", equalTo(true))
                .body("days", hasSize(0));

        assertThat(OtherServices.QUERIES)
                .containsEntry(
                        "/activity/v1/communities/" + community.id() + "/digests", "from=2026-05-02&to=2026-05-04");
    }

    @Test
    void failsWhenAServiceDoesNotAnswerForLong() {
        OtherServices.answer("activity", community.id(), digest);

        ended(start("{}"))
                .body("state", equalTo("FAILED"))
                .body("failure", equalTo("incentive-service answers 503"))
                .body("equal", nullValue());
    }

    @Test
    void takesUpWhatAStoppedReplicaLeftBehind() throws Exception {
        OtherServices.answer("activity", community.id(), digest);
        OtherServices.answer("incentive", community.id(), digest);
        var id = UUID.randomUUID();
        var leftBehind = """
                insert into reconciliation (community_id, id, state, created_at, leased_until)
                values (?, ?, 'RUNNING', now(), now() - interval '1 second')""";
        CommunityScope.call(Set.of(community.id()), () -> {
            try (var connection = requests.getConnection();
                    var statement = connection.prepareStatement(leftBehind)) {
                statement.setObject(1, community.id());
                statement.setObject(2, id);
                return statement.executeUpdate();
            }
        });

        ended("/v1/communities/" + community.id() + "/reconciliations/" + id).body("equal", equalTo(true));
    }

    @Test
    void listsTheLatestFirst() {
        OtherServices.answer("activity", community.id(), digest);
        OtherServices.answer("incentive", community.id(), digest);
        ended(start("{}"));
        var second = start("{}");
        ended(second);

        String next = community
                .get("/reconciliations?limit=1")
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(second.substring(second.lastIndexOf('/') + 1)))
                .body("items[0].days", nullValue())
                .extract()
                .path("next");
        community.get("/reconciliations?limit=1&cursor=" + next).body("items", hasSize(1));
    }

    private String start(String body) {
        return community
                .posting(body)
                .post("/v1/communities/" + community.id() + "/reconciliations")
                .then()
                .statusCode(202)
                .body("state", equalTo("RUNNING"))
                .extract()
                .header("Location");
    }

    private ValidatableResponse ended(String location) {
        await().atMost(SOON)
                .until(() -> !"RUNNING"
                        .equals(community
                                .asOwner()
                                .get(location)
                                .then()
                                .extract()
                                .path("state")));
        return community.asOwner().get(location).then().statusCode(200);
    }

    private static String digest(String day, String type, int events, String checksum) {
        return "{\"day\":\"%s\",\"type\":\"%s\",\"events\":%d,\"checksum\":\"%s\"}"
                .formatted(day, type, events, checksum);
    }
}
