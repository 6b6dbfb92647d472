package org.communityops.incentive.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TransactionRaceTest {
    private static final int THREADS = 16;

    private final CommunityFixture community = CommunityFixture.in("UTC");

    private static List<Integer> together(List<Callable<Integer>> requests) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private String reversal(String key, String id) {
        return community
                .asOwner()
                .header("Idempotency-Key", key)
                .body("{\"reason\": \"a mistake\"}")
                .post(community.path("/transactions/" + id + "/reverse"))
                .then()
                .extract()
                .statusLine();
    }

    @Test
    void spendsABalanceExactlyOnce() throws Exception {
        community.join("ada");
        community.grant("start", "ada", 20).statusCode(201);

        var answers = together(IntStream.range(0, 60)
                .<Callable<Integer>>mapToObj(
                        i -> () -> community.spend("k" + i, "ada", 3).extract().statusCode())
                .toList());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(6);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(54);
        assertThat(community.balance("ada")).isEqualTo(2);
        LedgerAudit.of(community).requireSound();
    }

    @Test
    void postsOneKeyOnce() throws Exception {
        community.join("ada");

        var answers = together(IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(
                        i -> () -> community.grant("same", "ada", 5).extract().statusCode())
                .toList());

        assertThat(answers).containsOnly(201).hasSize(20);
        assertThat(community.balance("ada")).isEqualTo(5);
    }

    @Test
    void reversesOnce() throws Exception {
        community.join("ada");
        String id = community.grant("k", "ada", 5).extract().path("id");
        community.grant("more", "ada", 50).statusCode(201);

        var answers = together(IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(i -> () -> reversal("r" + i, id).contains("201") ? 201 : 409)
                .toList());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(community.balance("ada")).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void keepsTheBooksSoundUnderAnyInterleaving(long seed) throws Exception {
        System.out.println("seed " + seed);
        var names = List.of("ada", "bob", "cyd", "dan");
        names.forEach(community::join);
        var random = new Random(seed);
        var requests = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 120; i++) {
            requests.add(request("k" + i, random, names));
        }

        var answers = together(requests);

        assertThat(answers).allMatch(status -> status == 201 || status == 409);
        LedgerAudit.of(community).requireSound();
    }

    private Callable<Integer> request(String key, Random random, List<String> names) {
        var name = names.get(random.nextInt(names.size()));
        var other = names.get((names.indexOf(name) + 1) % names.size());
        var amount = 1 + random.nextInt(20);
        var minute = "%02d".formatted(random.nextInt(60));
        return switch (random.nextInt(5)) {
            case 0, 1 -> () -> community.grant(key, name, amount).extract().statusCode();
            case 2 -> () -> community.spend(key, name, amount).extract().statusCode();
            case 3 ->
                () -> community
                        .post(
                                key,
                                community.lines(
                                        "TRANSFER",
                                        "member:" + community.member(name),
                                        amount,
                                        "member:" + community.member(other)))
                        .extract()
                        .statusCode();
            default ->
                () -> {
                    community.apply(community.message(key, name, "2026-03-02T10:" + minute + ":00Z"));
                    String id = community
                            .get("/members/" + community.member(name) + "/entries")
                            .extract()
                            .path("items[0].transactionId");
                    return reversal("r" + key, id).contains("201") ? 201 : 409;
                };
        };
    }
}
