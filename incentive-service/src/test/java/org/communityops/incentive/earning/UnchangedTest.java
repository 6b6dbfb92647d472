package org.communityops.incentive.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days with far more events than their caps pay for, which are not rated again for every one of them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UnchangedTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    /** Ten messages from 10:00 on, a minute apart: as many as are paid. */
    private List<FeedItem> tenMessages() {
        return IntStream.range(0, 10)
                .mapToObj(i -> community.message("m-" + i, "ada", "2026-03-02T10:0" + i + ":00Z"))
                .toList();
    }

    private int worth(String sourceId) {
        return LedgerAudit.of(community).text("""
                        select coalesce(sum(e.amount), 0)::text from fact f
                          left join earning e on e.community_id = f.community_id and e.event_id = f.event_id
                         where f.community_id = ? and f.source_id = '%s'
                        """.formatted(sourceId)).transform(Integer::parseInt);
    }

    @Test
    void payNothingMoreOnceTheCapIsReached() {
        community.apply(tenMessages());

        community.apply(community.message("m-late", "ada", "2026-03-02T11:00:00Z"));

        assertThat(worth("m-late")).isZero();
        assertThat(community.balance("ada")).isEqualTo(20);
    }

    @Test
    void payAnEarlierEventInsteadOfTheLast() {
        community.apply(tenMessages());

        community.apply(community.message("m-early", "ada", "2026-03-02T09:00:00Z"));

        assertThat(worth("m-early")).isEqualTo(2);
        assertThat(worth("m-9")).isZero();
        assertThat(community.balance("ada")).isEqualTo(20);
    }

    @Test
    void payAnEventOfTheSameInstantByItsIdInsteadOfTheLast() {
        community.apply(tenMessages());

        community.apply(community.message("a-first", "ada", "2026-03-02T10:09:00Z"));

        assertThat(worth("a-first")).isEqualTo(2);
        assertThat(worth("m-9")).isZero();
    }

    @Test
    void payWhatCameTooLateWhenAPaidEventIsRetracted() {
        var messages = tenMessages();
        community.apply(messages);
        community.apply(community.message("m-late", "ada", "2026-03-02T11:00:00Z"));

        community.apply(
                community.retraction("r-1", messages.getFirst()),
                community.message("m-later", "ada", "2026-03-02T12:00:00Z"));

        assertThat(worth("m-0")).isZero();
        assertThat(worth("m-late")).isEqualTo(2);
        assertThat(worth("m-later")).isZero();
    }

    @Test
    void payAStreakWhenItsDayBecomesActiveByWhateverComesFirst() {
        for (var day = 1; day <= 6; day++) {
            community.apply(community.message("m-" + day, "ada", "2026-03-0" + day + "T10:00:00Z"));
        }
        community.apply(community.message("m-7", "ada", "2026-03-07T10:00:00Z"));
        community.apply(community.message("m-8", "ada", "2026-03-07T11:00:00Z"));
        assertThat(community.balance("ada")).isEqualTo(26);

        // The day stays active by the other message.
        community.apply(
                community.retraction("r-1", community.message("m-7", "ada", "2026-03-07T10:00:00Z")),
                community.message("m-9", "ada", "2026-03-07T12:00:00Z"));
        assertThat(community.balance("ada")).isEqualTo(26);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 41, 20260302, 99})
    void endTheSameInManyPagesAsInOne(long seed) {
        System.out.println("UnchangedTest, seed " + seed);
        var random = new Random(seed);
        var atOnce = CommunityFixture.in("UTC");
        atOnce.apply(events(atOnce, new Random(seed)));
        var inOrder = CommunityFixture.in("UTC");
        inPages(inOrder, events(inOrder, new Random(seed)), random);
        var shuffled = CommunityFixture.in("UTC");
        var events = events(shuffled, new Random(seed));
        Collections.shuffle(events, random);
        inPages(shuffled, events, random);

        var expected = state(atOnce);
        assertThat(state(inOrder)).isEqualTo(expected);
        assertThat(state(shuffled)).isEqualTo(expected);
        assertThat(expected).contains("message-posted/", "reply-posted/", "reaction-added/", "seven-day-streak/");
    }

    private static String state(CommunityFixture community) {
        community.settle();
        var audit = LedgerAudit.of(community);
        audit.requireSound();
        return audit.text(AnyOrderTest.WHAT_WAS_PAID);
    }

    /** Sixty events a day and member in eight days, some of the same minute, some retracted, in the order of time. */
    private static List<FeedItem> events(CommunityFixture community, Random random) {
        var events = new ArrayList<FeedItem>();
        for (var day = 1; day <= 8; day++) {
            for (var number = 0; number < 120; number++) {
                var id = day + "-" + number;
                var name = random.nextBoolean() ? "ada" : "bob";
                var time = "2026-03-0%dT%02d:%02d:00Z".formatted(day, number / 5, random.nextInt(60));
                var event =
                        switch (random.nextInt(3)) {
                            case 0 -> community.message(id, name, time);
                            case 1 -> community.reply(id, name, time);
                            default -> community.event(id, "reaction.added", name, time, Map.of("targetAuthor", "cyd"));
                        };
                events.add(event);
                if (random.nextInt(12) == 0) {
                    events.add(community.retraction("r-" + id, event));
                }
            }
        }
        return events;
    }

    private static void inPages(CommunityFixture community, List<FeedItem> events, Random random) {
        var from = 0;
        while (from < events.size()) {
            var to = Math.min(events.size(), from + 1 + random.nextInt(40));
            community.apply(events.subList(from, to));
            from = to;
        }
    }
}
