package org.communityops.incentive.merit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.feed.FeedTransactions;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

/** What was done before a badge was made, or while it was not active. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadgeScanTest {
    private static final String COUNT = "{\"count\": {" + BadgeFixture.MESSAGES + ", \"times\": %d}}";

    private final CommunityFixture community = CommunityFixture.in("Asia/Shanghai");
    private final BadgeFixture given = new BadgeFixture(community);

    private FeedItem message(int day) {
        return community.message("m-" + day, "ada", "2026-03-%02dT02:00:00Z".formatted(day));
    }

    private void messages(int... days) {
        community.apply(IntStream.of(days).mapToObj(this::message).toList());
    }

    private static FeedTransactions transactions() {
        return Arc.container().instance(FeedTransactions.class).get();
    }

    private static FeedHandler activity() {
        return Arc.container().listAll(FeedHandler.class).stream()
                .map(handler -> handler.get())
                .filter(handler -> handler.feed().equals("activity"))
                .findFirst()
                .orElseThrow();
    }

    /** What a transaction does that is open while something else happens. */
    private interface Older {
        void run(Connection connection) throws SQLException;
    }

    private static void beside(Older older, Runnable work) throws SQLException {
        transactions().call(connection -> {
            older.run(connection);
            work.run();
            return true;
        });
    }

    private static void write(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_current_xact_id()");
        }
    }

    @Test
    void looksAtThePastForANewBadge() {
        messages(2, 3, 5);
        community.apply(community.retraction("x-1", message(3)));
        given.create("two", COUNT.formatted(2), "").statusCode(201);
        given.badge(
                "message",
                "{\"count\": {" + BadgeFixture.MESSAGES + ", \"condition\": \"!data.isReply\", \"times\": 2}}");
        given.badge("both", "{\"badges\": [\"two\", \"message\"]}");
        given.badge("three", COUNT.formatted(3));

        given.of("ada")
                .body("items.badge.key", containsInAnyOrder("two", "message", "both"))
                .body("items.earnedOn", contains("2026-03-05", "2026-03-05", "2026-03-05"));
    }

    @Test
    void looksAtMoreMembersThanASliceHolds() {
        community.apply(IntStream.range(0, 250)
                .mapToObj(i -> community.message("m-" + i, "member-" + i, "2026-03-02T02:00:00Z"))
                .toList());

        String id = given.badge("first", COUNT.formatted(1));

        List<String> items =
                community.get("/badges/" + id + "/awards?limit=500").extract().path("items.memberId");
        assertThat(items).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void leavesThePastOutWhenAskedTo() {
        messages(2, 3);
        given.badge("two", COUNT.formatted(2), ", \"countsFrom\": \"2026-03-03\"");
        given.of("ada").body("items", empty());

        messages(1);
        given.of("ada").body("items", empty());
        messages(4);
        given.of("ada")
                .body("items[0].evidence", contains(message(3).id(), message(4).id()));
    }

    @Test
    void restsWhileItIsNotActiveAndCatchesUpAfterwards() {
        String id = given.badge("two", COUNT.formatted(2));
        messages(2);
        community.patch("/badges/" + id, "\"1\"", "{\"active\": false}").statusCode(200);
        messages(3);
        given.of("ada").body("items", empty());

        community.patch("/badges/" + id, "\"2\"", "{\"active\": true}").statusCode(200);

        await().untilAsserted(() -> given.of("ada").body("items[0].earnedOn", equalTo("2026-03-03")));
    }

    @Test
    void waitsForPagesThatDoNotKnowTheBadge() throws SQLException {
        community.join("ada");
        var page = List.of(message(2));

        beside(connection -> activity().apply(connection, page), () -> {
            given.create("first", COUNT.formatted(1), "").statusCode(201);
            scanInVain();
        });

        given.scan();
        given.of("ada").body("items.earnedOn", contains("2026-03-02"));
    }

    @Test
    void leavesMembersToTheScanThatItHasNotComeTo() throws SQLException {
        messages(2);

        beside(BadgeScanTest::write, () -> {
            given.create("first", COUNT.formatted(1), "").statusCode(201);
            messages(5);
            scanInVain();
            given.of("ada").body("items", empty());
        });

        given.scan();
        given.of("ada").body("items.earnedOn", contains("2026-03-02"));
        // Nobody was told of the 5th of March.
        assertThat(given.news("badge.", "ada"))
                .extracting(news -> news.get("earnedOn").asText())
                .containsExactly("2026-03-02");
    }

    private void scanInVain() {
        try {
            given.scanSome();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(given.scans()).isEqualTo(1);
    }
}
