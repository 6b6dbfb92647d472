package org.communityops.incentive.merit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every order of arrival, with repeats, retractions and corrections, before or after the badges were made, ends in the same badges. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnyOrderTest {
    private static final List<String> NAMES = List.of("ada", "bob", "cyd");
    /** Most stand, so that there is something to earn. */
    private static final List<Fate> FATES = List.of(
            Fate.STANDS, Fate.STANDS, Fate.STANDS, Fate.TWICE, Fate.RETRACTED, Fate.RETRACTED_BEFORE, Fate.CORRECTED);

    private static final String HELD = "items.findAll { it.state == 'AWARDED' }";
    private static final String DIFFERENT_SUMS = """
            select count(*)
              from badge_progress p
              full join (
                  select community_id, badge_id, member_id, sum(matches) as matches, count(*) as days
                    from badge_day group by 1, 2, 3
              ) d using (community_id, badge_id, member_id)
             where community_id = ?
               and (coalesce(p.matches, 0) <> coalesce(d.matches, 0) or coalesce(p.days, 0) <> coalesce(d.days, 0))
            """;

    @ParameterizedTest
    @ValueSource(longs = {3, 17, 99, 2026})
    void endsInTheSameBadgesWhateverTheOrder(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);

        var before = ending(random.nextLong(), events(new Random(seed)), Made.BEFORE);
        var again = ending(random.nextLong(), events(new Random(seed)), Made.BEFORE);
        var meanwhile = ending(random.nextLong(), events(new Random(seed)), Made.MEANWHILE);
        var after = ending(random.nextLong(), events(new Random(seed)), Made.AFTER);

        assertThat(before).isNotEmpty();
        assertThat(again).isEqualTo(before);
        assertThat(meanwhile).isEqualTo(before);
        assertThat(after).isEqualTo(before);
    }

    /** When the badges are made: before, between or after the events arrive. */
    private enum Made {
        BEFORE,
        MEANWHILE,
        AFTER
    }

    /** What becomes of an event: corrected is taken back and told anew, otherwise. */
    private enum Fate {
        STANDS,
        TWICE,
        RETRACTED,
        RETRACTED_BEFORE,
        CORRECTED
    }

    /** An event before it belongs to a community. */
    private record Sketch(String id, String name, int day, int minute, boolean reply, Fate fate) {
        FeedItem in(CommunityFixture community) {
            var time = "2026-03-%02dT%02d:%02d:00Z".formatted(day, minute / 60, minute % 60);
            return reply ? community.reply(id, name, time) : community.message(id, name, time);
        }

        /** All that arrives of it, in no order. */
        List<FeedItem> arrivals(CommunityFixture community) {
            var item = in(community);
            return switch (fate) {
                case STANDS -> List.of(item);
                case TWICE -> List.of(item, item);
                case RETRACTED -> List.of(item, retraction(community, item));
                case RETRACTED_BEFORE -> List.of(community.retractedAlready(item), retraction(community, item));
                case CORRECTED ->
                    List.of(item, retraction(community, item), corrected().in(community));
            };
        }

        private FeedItem retraction(CommunityFixture community, FeedItem item) {
            return community.retraction("x-" + id, item);
        }

        Sketch corrected() {
            return new Sketch("c-" + id, name, day == 14 ? 1 : day + 1, minute, !reply, Fate.STANDS);
        }
    }

    private static List<Sketch> events(Random random) {
        var events = new ArrayList<Sketch>();
        for (var i = 0; i < 70; i++) {
            events.add(new Sketch(
                    "e-" + i,
                    NAMES.get(random.nextInt(NAMES.size())),
                    1 + random.nextInt(14),
                    random.nextInt(24 * 60),
                    random.nextBoolean(),
                    FATES.get(random.nextInt(FATES.size()))));
        }
        return events;
    }

    /** What members have in the end: badge, day, and the names of the events that earned it. */
    private static Map<String, String> ending(long seed, List<Sketch> events, Made made) {
        var community = CommunityFixture.in("Asia/Shanghai");
        var given = new BadgeFixture(community);
        NAMES.forEach(community::join);
        var names = new HashMap<String, String>();
        var items = new ArrayList<FeedItem>();
        for (var event : events) {
            names.put(event.in(community).id(), event.id());
            names.put(event.corrected().in(community).id(), "c-" + event.id());
            items.addAll(event.arrivals(community));
        }
        var random = new Random(seed);
        Collections.shuffle(items, random);
        var middle = items.size() / 2;
        if (made == Made.BEFORE) {
            makeBadges(given);
            given.scan();
        }
        arrive(community, random, items.subList(0, middle));
        if (made == Made.MEANWHILE) {
            makeBadges(given);
        }
        arrive(community, random, items.subList(middle, items.size()));
        if (made == Made.AFTER) {
            makeBadges(given);
        }
        given.scan();
        assertThat(LedgerAudit.of(community).number(DIFFERENT_SUMS)).isZero();
        return held(given, names);
    }

    private static Map<String, String> held(BadgeFixture given, Map<String, String> names) {
        var held = new TreeMap<String, String>();
        for (var name : NAMES) {
            var awards = given.of(name).extract().jsonPath();
            List<String> badges = awards.getList(HELD + ".badge.key");
            List<String> days = awards.getList(HELD + ".earnedOn");
            List<List<String>> evidence = awards.getList(HELD + ".evidence");
            for (var i = 0; i < badges.size(); i++) {
                var events = evidence.get(i).stream().map(names::get).toList();
                held.put(name + " " + badges.get(i), days.get(i) + " " + events);
            }
        }
        return held;
    }

    private static void makeBadges(BadgeFixture given) {
        make(given, "first", "{\"count\": {" + BadgeFixture.MESSAGES + ", \"times\": 1}}", "");
        make(given, "fifteen", "{\"count\": {" + BadgeFixture.MESSAGES + ", \"times\": 15}}", "");
        make(
                given,
                "late",
                "{\"count\": {" + BadgeFixture.MESSAGES + ", \"times\": 3}}",
                ", \"countsFrom\": \"2026-03-08\"");
        make(
                given,
                "replies",
                "{\"count\": {" + BadgeFixture.MESSAGES + ", \"condition\": \"data.isReply\", \"times\": 8}}",
                "");
        make(given, "row", "{\"streak\": {" + BadgeFixture.MESSAGES + ", \"days\": 4}}", "");
        make(given, "days", "{\"distinctDays\": {" + BadgeFixture.MESSAGES + ", \"days\": 9}}", "");
        make(given, "both", "{\"badges\": [\"row\", \"replies\"]}", "");
        make(given, "all", "{\"badges\": [\"both\", \"first\", \"days\"]}", "");
    }

    private static void make(BadgeFixture given, String key, String criteria, String more) {
        given.create(key, criteria, more).statusCode(201);
    }

    private static void arrive(CommunityFixture community, Random random, List<FeedItem> items) {
        for (var from = 0; from < items.size(); ) {
            var to = Math.min(items.size(), from + 1 + random.nextInt(25));
            community.apply(items.subList(from, to));
            from = to;
        }
    }
}
