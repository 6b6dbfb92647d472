package org.communityops.kpi.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kpi.TestCommunity;

/** What happens in a community, by chance: the same seed makes the same history. */
public final class RandomHistory {
    private static final long DAYS = 400;
    private static final int PAGES = 40;
    private static final long SECONDS_A_DAY = 86_400;
    private static final Instant BEGINNING = Instant.parse("2025-02-10T00:00:00Z");
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
            "survey.answered",
            "check-in.done");
    private static final List<String> CURRENCIES = List.of("CNY", "USD");
    private static final List<String> CHANNELS = List.of("general", "help");

    private final Random random;
    private final TestCommunity community;

    private RandomHistory(long seed, TestCommunity community) {
        this.random = new Random(seed);
        this.community = community;
    }

    /** Lets random pages arrive, with late events, duplicates, and retractions before and after what they take back. */
    public static void play(long seed, TestCommunity community) {
        play(seed, community, () -> {});
    }

    /**
     * The same.
     *
     * @param halfTime what happens in the middle
     */
    static void play(long seed, TestCommunity community, Runnable halfTime) {
        var history = new RandomHistory(seed, community);
        var arrived = new ArrayList<FeedItem>();
        for (var page = 0; page < PAGES; page++) {
            if (page == PAGES / 2) {
                halfTime.run();
            }
            community.sees(history.page(arrived));
        }
    }

    private List<FeedItem> page(List<FeedItem> arrived) {
        var items = new ArrayList<FeedItem>();
        for (var i = random.nextInt(40); i >= 0; i--) {
            var dice = random.nextInt(10);
            if (dice == 0 && !arrived.isEmpty()) {
                items.add(arrived.get(random.nextInt(arrived.size())));
            } else if (dice == 1 && !arrived.isEmpty()) {
                items.add(community.retraction(arrived.get(random.nextInt(arrived.size())), time()));
            } else if (dice == 2) {
                items.add(community.takenBackBefore(event()));
            } else {
                items.add(event());
                arrived.add(items.getLast());
            }
        }
        return items;
    }

    private FeedItem event() {
        var type = TYPES.get(random.nextInt(TYPES.size()));
        var data = Map.<String, Object>of(
                "isReply", random.nextBoolean(),
                "count", 1 + random.nextInt(5),
                "channel", CHANNELS.get(random.nextInt(CHANNELS.size())),
                "amount", random.nextInt(1_000) / 100.0,
                "currency", CURRENCIES.get(random.nextInt(CURRENCIES.size())),
                "durationSeconds", random.nextInt(100),
                "question", random.nextBoolean() ? "NPS" : "CSAT",
                "score", random.nextInt(11),
                "emoji", random.nextBoolean() ? "+1" : "tea");
        return community.event(type, "m" + random.nextInt(12), time(), data);
    }

    private String time() {
        return BEGINNING.plusSeconds(random.nextLong(DAYS * SECONDS_A_DAY)).toString();
    }
}
