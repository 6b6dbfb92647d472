package org.communityops.deploy.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What words in requests of the demo community stand for: {@code ${member.0}} is the member with most points, {@code
 * ${team.tea}} a team, {@code ${id.step}} what an earlier request has made, {@code ${day-7}}, {@code ${week-1}} and {@code
 * ${month-1}} periods before the last day of the story, {@code ${time+9}} so many days after its end. They mean the same when
 * a load is taken up again.
 */
final class DemoWords {
    private static final Pattern WORD = Pattern.compile("\\$\\{([a-z]+)([.+-])([a-z0-9-]+)}");

    private final Map<String, String> ids = new HashMap<>();
    private final DemoState state;
    private final LocalDate today;
    private final List<String> members;

    DemoWords(DemoState state, ZoneId zone, List<String> members) {
        this.state = state;
        this.today = LocalDate.ofInstant(state.until(), zone);
        this.members = members;
    }

    /** Remembers the id of what a request has made. */
    void learn(String step, JsonNode answer) {
        if (answer.hasNonNull("id")) {
            ids.put(step, answer.get("id").asText());
        }
    }

    /** The text with its words replaced; empty when one of them stands for nothing. */
    Optional<String> in(String text) {
        var words = WORD.matcher(text);
        var replaced = new StringBuilder();
        while (words.find()) {
            var meaning = meaning(words.group(1), words.group(2), words.group(3));
            if (meaning.isEmpty()) {
                return Optional.empty();
            }
            words.appendReplacement(replaced, meaning.get());
        }
        return Optional.of(words.appendTail(replaced).toString());
    }

    private Optional<String> meaning(String word, String sign, String rest) {
        return switch (word) {
            case "member" -> {
                var place = Integer.parseInt(rest);
                yield place < members.size() ? Optional.of(members.get(place)) : Optional.empty();
            }
            case "team" ->
                Optional.of(UUID.nameUUIDFromBytes(("team:" + rest).getBytes(StandardCharsets.UTF_8))
                        .toString());
            case "id" -> Optional.ofNullable(ids.get(rest));
            case "day" -> Optional.of(today.plusDays(number(sign, rest)).toString());
            case "week" -> Optional.of(week(today.plusWeeks(number(sign, rest))));
            case "month" ->
                Optional.of(today.plusMonths(number(sign, rest)).toString().substring(0, "2026-01".length()));
            case "time" ->
                Optional.of(
                        state.until().plus(Duration.ofDays(number(sign, rest))).toString());
            default -> throw new IllegalArgumentException("No word is called " + word);
        };
    }

    private static long number(String sign, String digits) {
        return sign.equals("-") ? -Long.parseLong(digits) : Long.parseLong(digits);
    }

    private static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
