package org.communityops.incentive.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ListingTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    private static String rest(CommunityFixture community, String name) {
        return "/members/" + community.member(name) + "/leaderboard-preference";
    }

    private static String path(CommunityFixture community, String name) {
        return community.path(rest(community, name));
    }

    static ValidatableResponse patch(CommunityFixture community, String name, String etag, boolean listed) {
        return community.patch(rest(community, name), etag, "{\"listed\": " + listed + "}");
    }

    @Test
    void takesAMemberOffAllBoardsAndPutsItBack() {
        Stream.of("ada", "bob").forEach(community::join);
        community.grant("k1", "ada", 9).statusCode(201);
        community.grant("k2", "bob", 5).statusCode(201);

        var etag = patch(community, "ada", "\"0\"", false)
                .statusCode(200)
                .body("listed", equalTo(false))
                .extract()
                .header("ETag");
        community.get("/leaderboards/all").body("items.amount", contains(5)).body("items.rank", contains(1));

        patch(community, "ada", etag, true).statusCode(200).body("listed", equalTo(true));
        community.get("/leaderboards/all").body("items.amount", contains(9, 5)).body("items.rank", contains(1, 2));
        BoardAudit.requireCounted(community);
    }

    @Test
    void leavesWhoOptedOutOffBoardsThatAreStillToCome() {
        community.join("ada");
        patch(community, "ada", "\"0\"", false).statusCode(200);

        community.grant("k1", "ada", 9).statusCode(201);

        community.get("/leaderboards/all").body("items", hasSize(0));
        community.get("/members/" + community.member("ada") + "/level").body("level", equalTo(1));
        BoardAudit.requireCounted(community);
    }

    @Test
    void listsWhoSaidNothing() {
        community.join("ada");

        var etag = community
                .asOwner()
                .get(path(community, "ada"))
                .then()
                .statusCode(200)
                .body("listed", equalTo(true))
                .extract()
                .header("ETag");
        community
                .asOwner()
                .header("If-None-Match", etag)
                .get(path(community, "ada"))
                .then()
                .statusCode(304);
        problem(community.asOwner().get(path(community, "nobody")), 404, "not-found");
    }

    @Test
    void refusesChangesThatWereMadeForAnotherState() {
        community.join("ada");
        var unconditional =
                community.asOwner().contentType(MergePatches.MEDIA_TYPE).body("{\"listed\": false}");

        problem(unconditional.patch(path(community, "ada")), 428, "precondition-required");
        problem(patch(community, "ada", "\"7\"", false), 412, "precondition-failed");
        problem(patch(community, "nobody", "\"0\"", false), 404, "not-found");
    }

    @Test
    void refusesWhatIsNoPreference() {
        community.join("ada");

        problem(raw("{\"listed\": null}"), 422, "validation-failed");
        problem(raw("{\"listed\": \"no\"}"), 400, "malformed-request");
        problem(raw("{\"hidden\": true}"), 400, "unknown-field");
        problem(raw("[]"), 400, "malformed-request");
        var bot = TestKeys.of(KeyKind.BOT, community.id);
        var asBot = community.as(bot).contentType(MergePatches.MEDIA_TYPE).body("{}");
        problem(asBot.patch(path(community, "ada")), 403, "forbidden");
    }

    private ValidatableResponse raw(String body) {
        return community.patch(rest(community, "ada"), "*", body);
    }

    @Test
    void letsOneOfTheChangesThatWereMadeForTheSameStateThrough() throws Exception {
        community.join("ada");

        var answers = together(IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i ->
                        () -> patch(community, "ada", "\"0\"", false).extract().statusCode())
                .toList());

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 412)).hasSize(49);
    }

    @Test
    void keepsCountWhileMembersEarnAndComeAndGo() throws Exception {
        var names = List.of("ada", "bob", "cyd", "dan", "eve");
        names.forEach(community::join);

        var answers = together(IntStream.range(0, 100)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    var name = names.get(i % names.size());
                    return i % 4 == 0
                            ? patch(community, name, "*", i % 8 == 0).extract().statusCode()
                            : i % 4 == 1
                                    ? community
                                            .asOwner()
                                            .get(community.path("/leaderboards/all"))
                                            .statusCode()
                                    : community
                                            .grant("k" + i, name, 1 + i)
                                            .extract()
                                            .statusCode();
                })
                .toList());

        assertThat(answers).containsOnly(200, 201);
        community.get("/leaderboards/all");
        BoardAudit.requireCounted(community);
    }

    private static List<Integer> together(List<Callable<Integer>> requests) throws Exception {
        try (var threads = Executors.newFixedThreadPool(50)) {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
