package org.communityops.deploy.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoStoryTest {
    private static final Instant END = Instant.parse("2026-11-21T01:00:00Z");
    private static final DemoStory STORY = new DemoStory(LocalDate.of(2026, 10, 25), ZoneId.of("Asia/Shanghai"));

    @Test
    void isTheSameEachTime() {
        assertThat(json(STORY.until(END))).isEqualTo(json(STORY.until(END)));
    }

    @Test
    void onlyGrowsWhenItIsToldLater() {
        var later = json(STORY.until(END.plusSeconds(36_000)));

        assertThat(later).startsWith(json(STORY.until(END)).toArray(new String[0]));
        assertThat(later).hasSizeGreaterThan(STORY.until(END).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void holdsEveryTypeThatTheServicesKnowWhateverDayItBeginsOn(int shift) throws IOException {
        var story = new DemoStory(STORY.first().plusDays(shift), STORY.zone());
        var catalogue = new ObjectMapper()
                .readTree(Path.of("../../activity-service/src/main/resources/event-types.json")
                        .toFile());
        var known = new TreeSet<String>();
        catalogue.fieldNames().forEachRemaining(known::add);

        var told = story.until(END.plusSeconds(86_400L * shift)).stream()
                .map(DemoEvent::type)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(told).isEqualTo(known);
    }

    /** The demo community saves them as a segment. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void hasNewcomersOfThreeWeeksAgoWhoCameBackAWeekLaterWhateverDayItBeginsOn(int shift) {
        var story = new DemoStory(STORY.first().plusDays(shift), STORY.zone());
        var end = END.plusSeconds(86_400L * shift);
        var monday = LocalDate.ofInstant(end, STORY.zone())
                .minusWeeks(3)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var events = story.until(end);

        var joined = subjects(events, Set.of("member.joined"), monday);
        joined.retainAll(subjects(events, Set.of("message.posted", "reaction.added"), monday.plusWeeks(1)));

        assertThat(joined).isNotEmpty();
    }

    private static Set<String> subjects(List<DemoEvent> events, Set<String> types, LocalDate monday) {
        return events.stream()
                .filter(event -> types.contains(event.type()))
                .filter(event -> {
                    var day = LocalDate.ofInstant(event.time(), STORY.zone());
                    return !day.isBefore(monday) && day.isBefore(monday.plusWeeks(1));
                })
                .map(event -> event.event().path("subject").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void usesOnlyFieldsOfTheTypes() throws IOException {
        var catalogue = new ObjectMapper()
                .readTree(Path.of("../../activity-service/src/main/resources/event-types.json")
                        .toFile());

        assertThat(STORY.until(END)).allSatisfy(event -> {
            var schema = catalogue.get(event.type()).get("schema");
            event.event()
                    .get("data")
                    .fieldNames()
                    .forEachRemaining(
                            field -> assertThat(schema.get("properties").has(field))
                                    .as(event.type() + " has " + field)
                                    .isTrue());
            schema.path("required")
                    .forEach(field -> assertThat(event.event().get("data").has(field.asText()))
                            .isTrue());
        });
    }

    @Test
    void numbersItsEventsUniquelyByDate() {
        var ids = new HashSet<String>();

        assertThat(STORY.until(END)).allSatisfy(event -> {
            var id = event.event().get("id").asText();
            assertThat(ids.add(id)).isTrue();
            assertThat(id).matches("demo-2026-1[01]-\\d\\d-\\d{5}");
        });
    }

    @Test
    void hasAFewDozenMembersOfWhomEachJoinsBeforeActing() {
        var joined = new HashSet<String>();
        var before = List.of("member.joined", "channel.touched");

        for (var event : STORY.until(END)) {
            var who = event.event().get("subject").asText();
            if (event.type().equals("member.joined")) {
                assertThat(joined.add(who)).isTrue();
            } else if (!before.contains(event.type())) {
                assertThat(joined).contains(who);
            }
        }
        assertThat(joined).hasSizeBetween(30, 60);
    }

    @Test
    void tellsNothingOfTheFuture() {
        assertThat(STORY.until(END))
                .allSatisfy(event -> assertThat(event.time()).isBeforeOrEqualTo(END));
    }

    @Test
    void fillsAFewWeeksWithAFewThousandEvents() {
        assertThat(STORY.until(END)).hasSizeBetween(1_500, 8_000);
    }

    private static List<String> json(List<DemoEvent> events) {
        return events.stream().map(event -> event.event().toString()).toList();
    }
}
