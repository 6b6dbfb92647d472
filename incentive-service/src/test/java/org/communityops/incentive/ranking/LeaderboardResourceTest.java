package org.communityops.incentive.ranking;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LeaderboardResourceTest {
    private final CommunityFixture community = CommunityFixture.in("Asia/Shanghai");

    @Test
    void letsTiesShareARankOrderedByMember() {
        Stream.of("ada", "bob", "cyd", "dan").forEach(community::join);
        community.grant("k1", "ada", 9).statusCode(201);
        community.grant("k2", "bob", 5).statusCode(201);
        community.grant("k3", "cyd", 5).statusCode(201);
        community.grant("k4", "dan", 1).statusCode(201);
        var tied = Stream.of(community.member("bob"), community.member("cyd"))
                .map(Object::toString)
                .sorted()
                .toList();

        community
                .get("/leaderboards/all")
                .body("period", equalTo("all"))
                .body("currency", equalTo("points"))
                .body("items.rank", equalTo(List.of(1, 2, 2, 4)))
                .body("items[1].memberId", equalTo(tied.get(0)))
                .body("items[2].memberId", equalTo(tied.get(1)));
        community.get("/leaderboards/all?limit=2").body("items", hasSize(2));
    }

    @Test
    void countsWhatWasEarnedNotWhatIsLeft() {
        community.join("ada");
        community.grant("k1", "ada", 9).statusCode(201);
        community.spend("k2", "ada", 7).statusCode(201);

        community.get("/leaderboards/all").body("items.amount", contains(9));
    }

    @Test
    void countsAnEventToEveryPeriodOfItsLocalDay() {
        // 16:30Z on New Year's Eve is 2027 in Shanghai, in the last ISO week of 2026.
        community.apply(community.message("m-1", "ada", "2026-12-31T16:30:00Z"));

        for (var period : List.of("2027-01-01", "2026-W53", "2027-01", "2027-Q1", "2027", "all")) {
            community.get("/leaderboards/" + period).body("items.amount", contains(2));
        }
        community.get("/leaderboards/2026").body("items", empty());
        community.get("/leaderboards/all?currency=reputation").body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-W54", "2026-13", "2026-02-30", "ever"})
    void refusesPeriodsThatDoNotExist(String period) {
        problem(community.asOwner().get(community.path("/leaderboards/" + period)), 422, "validation-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "abc"})
    void refusesLimitsOutOfBounds(String limit) {
        var path = community.path("/leaderboards/all?limit=" + limit);
        problem(community.asOwner().get(path), 400, "malformed-request");
    }

    @Test
    void knowsTheCurrenciesOfTheCommunityOnly() {
        var path = community.path("/leaderboards/all?currency=gold");
        problem(community.asOwner().get(path), 422, "validation-failed");
    }
}
