package org.communityops.incentive.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WalletResourceTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final String ada = "/members/" + community.join("ada");

    @Test
    void hasAWalletForEachCurrencyFromTheStart() {
        community
                .get(ada + "/wallets")
                .body("items.currency", contains("points", "reputation"))
                .body("items.balance", everyItem(equalTo(0)))
                .body("items.pending", everyItem(equalTo(0)))
                .body("items.held", everyItem(equalTo(0)))
                .body("items.expiring", everyItem(equalTo(0)));
    }

    @Test
    void pagesThroughTheStatementNewestFirst() {
        IntStream.rangeClosed(1, 7)
                .forEach(i -> community.grant("k" + i, "ada", i).statusCode(201));

        var balances = new ArrayList<Integer>();
        var path = ada + "/entries?limit=3";
        while (path != null) {
            var page = community.get(path).extract();
            balances.addAll(page.<List<Integer>>path("items.balance"));
            String next = page.path("next");
            path = next == null ? null : ada + "/entries?limit=3&cursor=" + next;
        }

        assertThat(balances).containsExactly(28, 21, 15, 10, 6, 3, 1);
    }

    @Test
    void filtersTheStatementByCurrencyAndTime() {
        community.apply(
                community.message("m-1", "ada", "2026-03-02T10:00:00Z"),
                community.message("m-2", "ada", "2026-03-03T10:00:00Z"));

        community
                .get(ada + "/entries?from=2026-03-03T00:00:00Z&to=2026-03-04T00:00:00Z")
                .body("items", hasSize(1))
                .body("items[0].cause.kind", equalTo("EARN"))
                .body("items[0].cause.ruleVersion", equalTo(1))
                .body("items[0].occurredAt", equalTo("2026-03-03T10:00:00Z"));
        community.get(ada + "/entries?currency=reputation").body("items", hasSize(0));
        problem(
                community
                        .asOwner()
                        .get(community.path(ada + "/entries?from=2026-03-03T00:00:00Z&to=2026-03-01T00:00:00Z")),
                422,
                "validation-failed");
    }

    @Test
    void knowsNoStrangers() {
        for (var part : List.of("/wallets", "/entries", "/level")) {
            problem(community.asOwner().get(community.path("/members/" + UUID.randomUUID() + part)), 404, "not-found");
        }
    }

    @Test
    void refusesBadPageParameters() {
        GenericBadInput.refusedByList(community.owner, community.path(ada + "/entries"));
    }
}
