package org.communityops.kpi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever arrives in whatever order and portions: the rollups are what the facts alone would give. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RollupPropertyTest {
    private static final long DAYS = 45;
    private static final long SECONDS_A_DAY = 86_400;
    private static final Instant BEGINNING = Instant.parse("2025-12-10T00:00:00Z");
    private static final List<String> TYPES = List.of(
            "member.joined",
            "message.posted",
            "message.posted",
            "message.posted",
            "reaction.added",
            "reaction.counted",
            "thread.started",
            "purchase.completed",
            "session.ended",
            "check-in.done");
    private static final List<String> CURRENCIES = List.of("CNY", "USD");
    private static final List<String> CHANNELS = List.of("general", "help");

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    @RepeatedTest(3)
    void equalsARebuildFromFacts() throws SQLException {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var community = TestCommunity.in("America/New_York");
        play(random, community);
        var kept = rollups(community.id());

        community.isToldOf("community.changed", "Asia/Shanghai");
        var moved = rollups(community.id());
        community.isToldOf("community.changed", "America/New_York");

        assertThat(rollups(community.id())).as("seed %d", seed).isEqualTo(kept);
        assertThat(moved).as("seed %d", seed).isNotEqualTo(kept);
    }

    /** Random pages with late events, duplicates, and retractions before and after what they take back. */
    private static void play(Random random, TestCommunity community) {
        var arrived = new ArrayList<FeedItem>();
        for (var page = 0; page < 15; page++) {
            var items = new ArrayList<FeedItem>();
            for (var i = random.nextInt(40); i >= 0; i--) {
                var dice = random.nextInt(10);
                if (dice == 0 && !arrived.isEmpty()) {
                    items.add(arrived.get(random.nextInt(arrived.size())));
                } else if (dice == 1 && !arrived.isEmpty()) {
                    items.add(community.retraction(arrived.get(random.nextInt(arrived.size())), time(random)));
                } else if (dice == 2) {
                    items.add(community.takenBackBefore(event(random, community)));
                } else {
                    items.add(event(random, community));
                    arrived.add(items.getLast());
                }
            }
            community.sees(items);
        }
    }

    private static FeedItem event(Random random, TestCommunity community) {
        var type = TYPES.get(random.nextInt(TYPES.size()));
        var data = Map.of(
                "isReply", random.nextBoolean(),
                "count", 1 + random.nextInt(5),
                "channel", CHANNELS.get(random.nextInt(CHANNELS.size())),
                "amount", random.nextInt(1_000) / 100.0,
                "currency", CURRENCIES.get(random.nextInt(CURRENCIES.size())),
                "durationSeconds", random.nextInt(100));
        return community.event(type, "m" + random.nextInt(12), time(random), data);
    }

    private static String time(Random random) {
        return BEGINNING.plusSeconds(random.nextLong(DAYS * SECONDS_A_DAY)).toString();
    }

    /** All rollups of a community in words. */
    private List<String> rollups(UUID community) throws SQLException {
        var found = new TreeSet<String>();
        read(community, "select measure, day, value from day_count", found, row -> row.getString(3));
        read(
                community,
                "select measure, day, members, cardinality from presence",
                found,
                row -> Bitmaps.read(row.getBytes(3)) + " of " + row.getInt(4));
        read(
                community,
                "select measure, day, channel, value, members, cardinality from channel_day",
                found,
                row -> row.getString(3) + " has " + row.getLong(4) + " of " + Bitmaps.read(row.getBytes(5)) + " of "
                        + row.getInt(6));
        read(
                community,
                "select measure, month, number, value from board",
                found,
                row -> row.getInt(3) + " has " + row.getLong(4));
        read(community, "select zone, first_day, last_day from community", found, row -> row.getString(3));
        return List.copyOf(found);
    }

    private interface Words {
        String of(ResultSet row) throws SQLException;
    }

    private void read(UUID community, String select, TreeSet<String> found, Words words) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(select + " where community_id = ?")) {
            query.setObject(1, community);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1) + " " + row.getString(2) + ": " + words.of(row));
                }
            }
        }
    }
}
