package org.communityops.kpi.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.RepeatedTest;

/** Counts of parts add up to the whole, members of parts are united in it: over days and over channels. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PartsToWholeTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Instant BEGINNING = Instant.parse("2026-02-20T00:00:00Z");
    private static final int SECONDS = 30 * 86_400;
    private static final String RANGE = "from=2026-02-01&to=2026-03-31&granularity=";

    /** An event as the test counts it. */
    private record Event(String member, String channel, Instant time) {}

    @RepeatedTest(3)
    void makesTheWholeOutOfItsParts() {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var community = TestCommunity.in(ZONE.getId());
        var events = new ArrayList<Event>();
        var items = new ArrayList<FeedItem>();
        for (var i = 0; i < 200; i++) {
            var event = new Event(
                    "m" + random.nextInt(15), "c" + random.nextInt(4), BEGINNING.plusSeconds(random.nextInt(SECONDS)));
            events.add(event);
            items.add(community.event(
                    "message.posted", event.member(), event.time().toString(), Map.of("channel", event.channel())));
        }
        community.sees(items);

        for (var granularity : List.of("DAY", "WEEK", "MONTH", "QUARTER", "YEAR")) {
            assertThat(sum(community.values("messages?" + RANGE + granularity)))
                    .as("seed %d %s", seed, granularity)
                    .isEqualTo(200);
            assertThat(sum(parts(community, "messages", granularity)))
                    .as("seed %d %s", seed, granularity)
                    .isEqualTo(200);
        }
        for (var month : List.of(2, 3)) {
            var expected = new HashSet<String>();
            var byChannel = new HashSet<String>();
            events.stream()
                    .filter(event -> event.time().atZone(ZONE).getMonthValue() == month)
                    .forEach(event -> {
                        expected.add(event.member());
                        byChannel.add(event.member() + event.channel());
                    });
            var range = "from=2026-0" + month + "-01&to=2026-0" + month + "-01&granularity=MONTH";
            assertThat(community.values("active_members?" + range))
                    .as("seed %d", seed)
                    .containsExactly(expected.size());
            List<List<Object>> channels = community
                    .get("/metrics/active_members?by=channel&" + range)
                    .extract()
                    .path("parts.items.value");
            assertThat(sum(channels.stream().flatMap(List::stream).toList()))
                    .as("seed %d", seed)
                    .isEqualTo(byChannel.size());
        }
    }

    private static List<Object> parts(TestCommunity community, String metric, String granularity) {
        List<List<Object>> parts = community
                .get("/metrics/" + metric + "?by=channel&" + RANGE + granularity)
                .extract()
                .path("parts.items.value");
        return parts.stream().flatMap(List::stream).toList();
    }

    private static int sum(List<Object> values) {
        return values.stream().mapToInt(value -> (Integer) value).sum();
    }
}
