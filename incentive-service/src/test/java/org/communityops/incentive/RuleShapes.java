package org.communityops.incentive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communityops.kit.feed.FeedItem;

/** Rules of every shape that the grammar has, and a month of events for them. */
public final class RuleShapes {
    public static final List<String> NAMES = List.of("ada", "bob", "cyd", "dan");

    public static final Map<String, String> RULES = new LinkedHashMap<>();

    static {
        RULES.put("cool-down", rule("message.posted", "\"fixed\": 3", "\"coolDownSeconds\": 20000"));
        RULES.put(
                "first-reply",
                rule("message.posted\", \"condition\": \"data.isReply", "\"fixed\": 25", "\"firstOnly\": true"));
        RULES.put(
                "weeks-and-months",
                rule("message.posted", "\"expression\": \"data.words\"", caps("WEEK", 12, "MONTH", 30)));
        RULES.put("lifetime", rule("reaction.added", "\"fixed\": 4", caps("LIFETIME", 30)));
        RULES.put(
                "shared-day",
                rule(
                        "message.posted",
                        "\"fixed\": 2",
                        "\"caps\": [{\"period\": \"DAY\", \"amount\": 5, \"per\": \"RULE\"}, {\"period\": \"DAY\", \"amount\": 4}]"));
        RULES.put(
                "shared-week",
                rule(
                        "message.posted",
                        "\"expression\": \"data.words\"",
                        "\"caps\": [{\"period\": \"WEEK\", \"amount\": 40, \"per\": \"RULE\"}], \"firstOnly\": false"));
        RULES.put(
                "budget",
                rule(
                        "message.posted",
                        "\"fixed\": 2",
                        "\"budget\": 120, \"multiplier\": {\"expression\": \"double(data.words) / 3.0\"}, \"coolDownSeconds\": 3600"));
        RULES.put("not-oneself", rule("reaction.added", "\"fixed\": 1", caps("DAY", 2)));
        RULES.put("for-level-two", rule("message.posted", "\"fixed\": 6", "\"audience\": {\"levelAtLeast\": 2}"));
        RULES.put(
                "for-level-one-shared",
                rule(
                        "reaction.added",
                        "\"fixed\": 7",
                        "\"audience\": {\"levelAtMost\": 2}, \"budget\": 160, \"excludeSelf\": false"));
        RULES.put("three-days", """
                {"streak": {"days": 3, "eventTypes": ["message.posted", "reaction.added"]}, "award": {"fixed": 9}, "currency": "points",
                 "caps": [{"period": "MONTH", "amount": 14}]}""");
    }

    private static String rule(String trigger, String award, String more) {
        return "{\"trigger\": {\"eventType\": \"%s\"}, \"award\": {%s}, \"currency\": \"points\", %s}"
                .formatted(trigger, award, more);
    }

    private static String caps(Object... periodsAndAmounts) {
        var caps = new ArrayList<String>();
        for (var i = 0; i < periodsAndAmounts.length; i += 2) {
            caps.add("{\"period\": \"%s\", \"amount\": %s}".formatted(periodsAndAmounts[i], periodsAndAmounts[i + 1]));
        }
        return "\"caps\": " + caps;
    }

    /** A community with all rules, two of which change on 10 October. */
    public static CommunityFixture community() {
        var community = CommunityFixture.in("Asia/Shanghai");
        RULES.forEach((key, definition) -> {
            var id = community.publish(key, definition);
            if (key.equals("shared-day") || key.equals("lifetime")) {
                var later = definition
                        .replace("\"amount\": 5", "\"amount\": 8")
                        .replace("\"amount\": 30", "\"amount\": 45");
                community
                        .asOwner()
                        .body("{\"definition\": " + later + "}")
                        .post(community.path("/rules/" + id + "/versions"))
                        .then()
                        .statusCode(201);
                community.publishVersion(id, 2, "{\"activateAt\": \"2091-10-10T03:00:00Z\"}");
            }
        });
        return community;
    }

    private RuleShapes() {}

    /** Three weeks and a half of October 2091, the first of which is a Monday. */
    public static List<FeedItem> events(CommunityFixture community, Random random) {
        var events = new ArrayList<FeedItem>();
        for (var i = 0; i < 260; i++) {
            var name = NAMES.get(random.nextInt(NAMES.size()));
            var time = "2091-10-%02dT%02d:%02d:00Z"
                    .formatted(1 + random.nextInt(25), random.nextInt(24), random.nextInt(60));
            var event = event(community, "e-" + i, name, time, random);
            events.add(event);
            if (random.nextInt(7) == 0) {
                events.add(community.retraction("r-" + i, event));
            }
            if (random.nextInt(7) == 0) {
                events.add(event);
            }
            if (random.nextInt(9) == 0) {
                events.add(community.retraction("c-" + i, event));
                events.add(event(community, "e-" + i + "-corrected", name, time, random));
            }
        }
        return events;
    }

    private static FeedItem event(CommunityFixture community, String id, String name, String time, Random random) {
        return random.nextInt(3) == 0
                ? community.event(
                        id,
                        "reaction.added",
                        name,
                        time,
                        Map.of("targetAuthor", NAMES.get(random.nextInt(NAMES.size()))))
                : community.event(
                        id, "message.posted", name, time, Map.of("isReply", random.nextBoolean(), "words", (long)
                                random.nextInt(9)));
    }
}
