package org.communityops.deploy.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void neverMakesAnIdTwice() {
        var source = new EventSource("a", NOW);
        var ids = new HashSet<String>();

        source.next(5_000).forEach(event -> ids.add(event.sourceId()));
        source.next(5_000).forEach(event -> ids.add(event.sourceId()));

        assertThat(ids).hasSize(10_000);
    }

    @Test
    void makesTheSameEventsInEveryRun() {
        assertThat(new EventSource("a", NOW).next(100)).isEqualTo(new EventSource("a", NOW).next(100));
    }

    @Test
    void eventsAreOfTheWeekBefore() {
        assertThat(new EventSource("a", NOW).next(1_000_000))
                .allSatisfy(event -> assertThat(event.time()).isBetween(NOW.minus(Duration.ofDays(8)), NOW));
    }

    @Test
    void mostEventsAreMessages() {
        var types = new EventSource("a", NOW)
                .next(10_000).stream().collect(Collectors.groupingBy(SampleEvent::type, Collectors.counting()));

        assertThat(types).containsOnlyKeys("message.posted", "reaction.added", "thread.started");
        assertThat(types.get("message.posted")).isBetween(6_400L, 6_800L);
    }

    @Test
    void eventsAreCloudEvents() throws Exception {
        for (var event : new EventSource("a", NOW).next(100)) {
            var json = new ObjectMapper().readTree(event.json());

            assertThat(json.get("specversion").asText()).isEqualTo("1.0");
            assertThat(json.get("id").asText()).isEqualTo(event.sourceId());
            assertThat(json.get("subject").asText()).startsWith("wm");
            assertThat(Instant.parse(json.get("time").asText())).isEqualTo(event.time());
            assertThat(json.get("data").isObject()).isTrue();
        }
    }
}
