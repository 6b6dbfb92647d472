package org.communityops.incentive.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.feed.FeedItem;

/** Rules whose points wait or end, and events around today: of some points the time is over, of others it is still to come. */
final class EndingShapes {
    static final List<String> NAMES = List.of("ada", "bob", "cyd");
    static final Map<String, String> RULES = new LinkedHashMap<>();
    /** Where it is about noon, so that no day ends during a test. */
    static final ZoneId ZONE = noon(Instant.now().atOffset(ZoneOffset.UTC).getHour());

    static {
        RULES.put("week", rule("answer.accepted", "\"fixed\": 10", "\"expiry\": {\"days\": 7}"));
        RULES.put(
                "month",
                rule(
                        "poll.voted",
                        "\"expression\": \"data.words\"",
                        "\"expiry\": {\"months\": 1, \"roundUpTo\": \"MONTH\"}"));
        RULES.put(
                "endless", rule("event.attended", "\"fixed\": 4", "\"caps\": [{\"period\": \"DAY\", \"amount\": 6}]"));
        RULES.put(
                "capped",
                rule(
                        "answer.accepted",
                        "\"fixed\": 3",
                        "\"expiry\": {\"days\": 20}, \"caps\": [{\"period\": \"WEEK\", \"amount\": 10}]"));
        RULES.put("waiting", rule("event.attended", "\"fixed\": 6", "\"pending\": {\"days\": 5}"));
        RULES.put(
                "conditional",
                rule(
                        "answer.accepted",
                        "\"expression\": \"data.words\"",
                        "\"pending\": {\"until\": \"purchase.completed\", \"withinDays\": 6}, \"caps\": [{\"period\": \"WEEK\", \"amount\": 20}]"));
        RULES.put(
                "conditional-ending",
                rule(
                        "poll.voted",
                        "\"fixed\": 4",
                        "\"pending\": {\"until\": \"purchase.completed\", \"withinDays\": 4}, \"expiry\": {\"days\": 9}"));
        RULES.put("for-level-two", rule("event.attended", "\"fixed\": 8", "\"audience\": {\"levelAtLeast\": 2}"));
        RULES.put("budget", rule("poll.voted", "\"fixed\": 5", "\"expiry\": {\"days\": 3}, \"budget\": 120"));
    }

    private EndingShapes() {}

    private static ZoneId noon(int hour) {
        var ahead = 12 - hour;
        return ZoneId.of(ahead == 0 ? "Etc/GMT" : "Etc/GMT" + (ahead > 0 ? "-" : "+") + Math.abs(ahead));
    }

    private static String rule(String type, String award, String more) {
        return "{\"trigger\": {\"eventType\": \"%s\"}, \"award\": {%s}, \"currency\": \"points\", %s}"
                .formatted(type, award, more);
    }

    static CommunityFixture community() {
        var community = CommunityFixture.in(ZONE.getId());
        RULES.forEach(community::always);
        return community;
    }

    /** Two months of events, the last of them in two weeks; some late, repeated, corrected or retracted. */
    static List<FeedItem> events(CommunityFixture community, Random random) {
        var types = List.of("answer.accepted", "poll.voted", "event.attended", "purchase.completed");
        var today = LocalDate.now(ZONE);
        var events = new ArrayList<FeedItem>();
        for (var i = 0; i < 240; i++) {
            var time = today.plusDays(random.nextInt(60) - 45)
                    .atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)))
                    .atZone(ZONE)
                    .toInstant()
                    .toString();
            var name = NAMES.get(random.nextInt(NAMES.size()));
            var type = types.get(random.nextInt(types.size()));
            var event = community.event("e-" + i, type, name, time, words(random));
            events.add(event);
            switch (random.nextInt(8)) {
                case 0 -> events.add(community.retraction("r-" + i, event));
                case 1 -> events.add(event);
                case 2 -> {
                    events.add(community.retraction("c-" + i, event));
                    events.add(community.event("e-" + i + "-corrected", type, name, time, words(random)));
                }
                default -> {
                    // told once
                }
            }
        }
        return events;
    }

    private static Map<String, Object> words(Random random) {
        return Map.of("words", (long) random.nextInt(9));
    }
}
