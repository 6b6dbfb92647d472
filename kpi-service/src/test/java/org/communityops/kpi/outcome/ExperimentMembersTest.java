package org.communityops.kpi.outcome;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.communityops.kpi.TestExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExperimentMembersTest {
    private static final String MEETS = "2026-05-02T12:00:00Z";
    private static final String PATH = "/experiments/welcome-bonus/analysis/members";

    private final TestCommunity community = TestCommunity.in("Asia/Shanghai");

    /** Two members of a variant buy, one twice and one not in the window of seven days; a third one met it too late to count. */
    @BeforeEach
    void play() {
        var experiment = TestExperiment.started(community, "messages", "as-now", "bonus");
        experiment.exposes("bonus", "b", 2, MEETS);
        experiment.exposes("bonus", "late", 1, "2026-05-14T12:00:00Z");
        experiment.exposes("as-now", "a", 1, MEETS);
        community.sees(
                buys("b0", "2026-05-02T12:00:00Z", 10.5),
                buys("b0", "2026-05-09T11:59:59Z", 9.25),
                buys("b1", "2026-05-09T12:00:00Z", 5),
                buys("late0", "2026-05-14T13:00:00Z", 1));
        experiment.reaches("2026-05-20T12:00:00Z");
    }

    @Test
    void areThoseWhoMetTheVariantWithWhatTheyDid() {
        var b0 = item("b0");
        var b1 = item("b1");
        var late = item("late0");

        members("?variant=bonus&outcome=purchase.completed&reading=AMOUNT&currency=CNY")
                .body(b0 + "exposedAt", equalTo(MEETS))
                .body(b0 + "over", equalTo(true))
                .body(b0 + "events", equalTo(2))
                .body(b0 + "amount", equalTo(19.75f))
                .body(b1 + "over", equalTo(true))
                .body(b1 + "events", equalTo(0))
                .body(b1 + "amount", equalTo(0))
                .body(late + "over", equalTo(false))
                .body(late + "events", equalTo(1))
                .body("next", nullValue());
        members("?variant=bonus&outcome=purchase.completed").body(b0 + "amount", nullValue());
    }

    @Test
    void comeInPagesById() {
        var ids = Stream.of("b0", "b1", "late0")
                .map(community::member)
                .map(UUID::toString)
                .sorted()
                .toList();

        String next = members("?variant=bonus&limit=2")
                .body("items.memberId", equalTo(ids.subList(0, 2)))
                .extract()
                .path("next");

        members("?variant=bonus&limit=2&cursor=" + next).body("items.memberId", contains(ids.get(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "?variant=moon, 422, validation-failed",
        "'', 422, validation-failed",
        "?variant=bonus&metric=dau, 422, validation-failed",
        "?variant=bonus&limit=0, 400, malformed-request",
    })
    void saysWhatToChange(String query, int status, String slug) {
        problem(community.get(PATH + query), status, slug);
    }

    @Test
    void areShownToThoseOnlyWhoMaySeeThem() {
        var path = "/v1/communities/" + community.id() + PATH + "?variant=bonus";

        given().header("Authorization", TestKeys.of(KeyKind.BI, community.id()))
                .get(path)
                .then()
                .statusCode(403);
        given().header("Authorization", TestCommunity.in("UTC").owner())
                .get(path)
                .then()
                .statusCode(404);
        problem(community.get("/experiments/unheard-of/analysis/members?variant=bonus"), 404, "not-found");
    }

    private FeedItem buys(String member, String time, double amount) {
        return community.event("purchase.completed", member, time, Map.of("amount", amount, "currency", "CNY"));
    }

    private String item(String member) {
        return "items.find { it.memberId == '" + community.member(member) + "' }.";
    }

    private ValidatableResponse members(String query) {
        return community
                .asOwner()
                .filter(ContractValidation.filter())
                .get("/v1/communities/" + community.id() + PATH + query)
                .then()
                .statusCode(200);
    }
}
