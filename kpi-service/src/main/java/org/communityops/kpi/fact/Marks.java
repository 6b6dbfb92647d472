package org.communityops.kpi.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tells events of a type apart, beyond their fields: each mark is counted for itself. */
public final class Marks {
    /** Nine or ten of ten (推荐者), as F. F. Reichheld, The one number you need to grow (2003), divides the scale. */
    public static final String PROMOTER = "promoter";

    /** Seven or eight of ten (被动者). */
    public static final String PASSIVE = "passive";

    /** Up to six of ten (贬损者). */
    public static final String DETRACTOR = "detractor";

    /** Four or five of five (满意). */
    public static final String SATISFIED = "satisfied";

    /** Up to three of five. */
    public static final String UNSATISFIED = "unsatisfied";

    public static final String ORIGINAL = "original";
    public static final String FORWARDED = "forwarded";
    public static final String AD = "ad";

    /** Published by those who run the community. */
    public static final String OPERATOR = "operator";

    public static final String CONFLICT = "conflict";
    public static final String TOPIC = "topic";
    public static final String FRIENDLY = "friendly";
    public static final String UNFRIENDLY = "unfriendly";

    /** Short names of emoji that platforms offer for approval. */
    private static final Set<String> KIND = Set.of(
            "+1",
            "thumbsup",
            "thumbs_up",
            "heart",
            "tada",
            "clap",
            "pray",
            "rocket",
            "raised_hands",
            "heart_eyes",
            "smile",
            "hooray",
            "100");

    /** And for disapproval. */
    private static final Set<String> UNKIND =
            Set.of("-1", "thumbsdown", "thumbs_down", "angry", "rage", "frowning", "middle_finger", "poop");

    private static final int TEN = 10;
    private static final int PROMOTES = 9;
    private static final int PASSES = 7;
    private static final int FIVE = 5;
    private static final int SATISFIES = 4;

    private Marks() {}

    /** The marks of an event with blanks between them; null where it has none. */
    static @Nullable String of(String type, JsonNode body) {
        var marks = marks(type, body).collect(Collectors.joining(" "));
        return marks.isEmpty() ? null : marks;
    }

    /** The short names of friendly emoji, for people. */
    public static String friendly() {
        return KIND.stream().sorted().collect(Collectors.joining(", "));
    }

    /** The short names of unfriendly emoji, for people. */
    public static String unfriendly() {
        return UNKIND.stream().sorted().collect(Collectors.joining(", "));
    }

    private static Stream<String> marks(String type, JsonNode body) {
        return switch (type) {
            case ActivityTypes.MESSAGE_POSTED ->
                body.path("topic").asText("").isBlank() ? Stream.of() : Stream.of(TOPIC);
            case ActivityTypes.REACTION_ADDED -> emoji(body.path("emoji").asText(""));
            case "survey.answered" ->
                answer(body.path("question").asText(""), body.path("score").asDouble(-1));
            case "complaint.filed" ->
                body.path("category").asText("").equalsIgnoreCase(CONFLICT) ? Stream.of(CONFLICT) : Stream.of();
            case "content.published" -> published(body);
            default -> Stream.of();
        };
    }

    private static Stream<String> emoji(String name) {
        if (KIND.contains(name)) {
            return Stream.of(FRIENDLY);
        }
        return UNKIND.contains(name) ? Stream.of(UNFRIENDLY) : Stream.of();
    }

    private static Stream<String> answer(String question, double score) {
        if (question.equals("NPS") && score >= 0 && score <= TEN) {
            return Stream.of(score >= PROMOTES ? PROMOTER : score >= PASSES ? PASSIVE : DETRACTOR);
        }
        if (question.equals("CSAT") && score >= 1 && score <= FIVE) {
            return Stream.of(score >= SATISFIES ? SATISFIED : UNSATISFIED);
        }
        return Stream.of();
    }

    private static Stream<String> published(JsonNode body) {
        var origin =
                switch (body.path("origin").asText("")) {
                    case "ORIGINAL" -> Stream.of(ORIGINAL);
                    case "FORWARDED" -> Stream.of(FORWARDED);
                    default -> Stream.<String>of();
                };
        var ad = body.path("ad").asBoolean(false) ? Stream.of(AD) : Stream.<String>of();
        var operator = body.path("byOperator").asBoolean(false) ? Stream.of(OPERATOR) : Stream.<String>of();
        return Stream.concat(origin, Stream.concat(ad, operator));
    }
}
