package org.communityops.incentive.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MemberPlaceTest {
    private final CommunityFixture community = CommunityFixture.in("Asia/Shanghai");

    private record Amount(UUID member, long points) {}

    private String place(String period, String name) {
        return "/leaderboards/" + period + "/members/" + community.member(name);
    }

    @Test
    void showsTheOwnRankAndTheNeighbours() {
        Stream.of("ada", "bob", "cyd", "dan", "eve").forEach(community::join);
        community.grant("k1", "ada", 100).statusCode(201);
        community.grant("k2", "bob", 70).statusCode(201);
        community.grant("k3", "cyd", 70).statusCode(201);
        community.grant("k4", "dan", 64).statusCode(201);
        community.grant("k5", "eve", 1).statusCode(201);

        community
                .get(place("all", "dan") + "?neighbours=1")
                .body("rank", equalTo(4))
                .body("amount", equalTo(64))
                .body("sharing", equalTo(1))
                .body("listed", equalTo(true))
                .body("neighbours.rank", contains(2, 5))
                .body("neighbours.sharing", contains(2, 1))
                .body("neighbours.amount", contains(70, 1));
        community
                .get(place("all", "bob"))
                .body("rank", equalTo(2))
                .body("sharing", equalTo(2))
                .body("neighbours.memberId.size()", equalTo(bobComesFirst() ? 3 : 4));
        community
                .get(place("all", "ada") + "?neighbours=0")
                .body("rank", equalTo(1))
                .body("neighbours", empty());
    }

    private boolean bobComesFirst() {
        return community
                        .member("bob")
                        .toString()
                        .compareTo(community.member("cyd").toString())
                < 0;
    }

    @Test
    void hasNoRankForWhoEarnedNothing() {
        community.join("ada");

        community
                .get(place("2026-11", "ada"))
                .body("amount", equalTo(0))
                .body("rank", nullValue())
                .body("neighbours", empty());
    }

    @Test
    void refusesWhatDoesNotExist() {
        community.join("ada");

        problem(community.asOwner().get(community.path(place("2026-W54", "ada"))), 422, "validation-failed");
        problem(community.asOwner().get(community.path(place("all", "nobody"))), 404, "not-found");
        problem(
                community.asOwner().get(community.path(place("all", "ada") + "?currency=gold")),
                422,
                "validation-failed");
        for (var neighbours : List.of("-1", "51", "many")) {
            var path = community.path(place("all", "ada") + "?neighbours=" + neighbours);
            problem(community.asOwner().get(path), 400, "malformed-request");
        }
    }

    @Test
    void showsWhoOptedOutTheOwnRankAndNobodyElse() {
        Stream.of("ada", "bob", "cyd").forEach(community::join);
        community.grant("k1", "ada", 9).statusCode(201);
        community.grant("k2", "bob", 5).statusCode(201);
        community.grant("k3", "cyd", 5).statusCode(201);
        ListingTest.patch(community, "bob", "\"0\"", false).statusCode(200);

        community
                .get(place("all", "bob"))
                .body("rank", equalTo(2))
                .body("sharing", equalTo(2))
                .body("listed", equalTo(false))
                .body("neighbours.amount", contains(9, 5));
        community.get(place("all", "cyd")).body("rank", equalTo(2)).body("sharing", equalTo(1));
        var front = TestKeys.of(KeyKind.APP, community.id);
        community.as(front).get(community.path(place("all", "bob"))).then().statusCode(200);
        for (var other : List.of(KeyKind.BI, KeyKind.BOT)) {
            var key = TestKeys.of(other, community.id);
            problem(community.as(key).get(community.path(place("all", "bob"))), 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 4711})
    void ranksLikeASortedListWhateverHappened(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var amounts = new long[20];
        var hidden = new HashSet<Integer>();
        for (var i = 0; i < amounts.length; i++) {
            community.join("m" + i);
        }
        for (var step = 0; step < 60; step++) {
            var who = random.nextInt(amounts.length);
            var points = 1L << random.nextInt(9);
            community.grant("k" + step, "m" + who, points).statusCode(201);
            amounts[who] += points;
            if (random.nextInt(4) == 0) {
                var other = random.nextInt(amounts.length);
                var listed = hidden.remove(other);
                if (!listed) {
                    hidden.add(other);
                }
                ListingTest.patch(community, "m" + other, "*", listed).statusCode(200);
            }
        }
        var listed = new ArrayList<Amount>();
        for (var i = 0; i < amounts.length; i++) {
            if (amounts[i] > 0 && !hidden.contains(i)) {
                listed.add(new Amount(community.member("m" + i), amounts[i]));
            }
        }
        listed.sort(Comparator.comparing(Amount::points)
                .reversed()
                .thenComparing(amount -> amount.member().toString()));

        List<String> shown = community.get("/leaderboards/all").extract().path("items.memberId");
        assertThat(shown)
                .isEqualTo(listed.stream().map(a -> a.member().toString()).toList());
        for (var i = 0; i < amounts.length; i++) {
            var points = amounts[i];
            if (points > 0) {
                var rank = 1
                        + listed.stream()
                                .filter(other -> other.points() > points)
                                .count();
                community.get(place("all", "m" + i)).body("rank", equalTo((int) rank));
            }
        }
        BoardAudit.requireCounted(community);
    }
}
