package org.communityops.incentive.badge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.communityops.incentive.expression.Expressions;
import org.communityops.incentive.rule.Trigger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What earns a badge: exactly one of its members. */
@Schema(description = "What earns a badge (获得条件): exactly one of these.")
public record BadgeCriteria(
        @Nullable @Valid @Schema(description = "So many events, 1 for the first time (首次, 次数).")
        Count count,

        @Nullable @Valid @Schema(description = "So many local days in a row with an event on each (连续天数).")
        Days streak,

        @Nullable @Valid @Schema(description = "So many local days with an event, in a row or not (累计天数).")
        Days distinctDays,

        @Nullable @Size(min = 2, max = 20) @Schema(
                description = "Keys of other badges, all of which the member has (组合).",
                examples = "[\"first-message\", \"seven-days\"]")
        List<@NotBlank @Size(max = 64) String> badges,

        @Nullable @Schema(description = "True: an operator gives it (人工授予).")
        Boolean byHand) {
    private static final String TYPE = "is two or more lower-case words joined by dots";

    /** A number of events. */
    @Schema(name = "BadgeCount", description = "A number of events.")
    public record Count(
            @NotEmpty @Size(max = 20) @Schema(description = "Types of the events that count.", examples = "[\"message.posted\"]")
            List<@NotNull @Size(max = 128) @Pattern(regexp = Trigger.EVENT_TYPE, message = TYPE) String> eventTypes,

            @Nullable @Size(min = 1, max = Expressions.LONGEST) @Schema(
                    description = "Condition in CEL over `event` and `data`; every event of the types when absent.",
                    examples = "has(data.isReply) && data.isReply")
            String condition,

            @NotNull @Nullable @Min(1) @Max(1_000_000) @Schema(description = "How many of them.", examples = "100")
            Integer times) {}

    /** A number of days. */
    @Schema(name = "BadgeDays", description = "A number of local days with an event.")
    public record Days(
            @NotEmpty @Size(max = 20) @Schema(
                    description = "A day with an event of one of these types counts.",
                    examples = "[\"message.posted\"]")
            List<@NotNull @Size(max = 128) @Pattern(regexp = Trigger.EVENT_TYPE, message = TYPE) String> eventTypes,

            @Nullable @Size(min = 1, max = Expressions.LONGEST) @Schema(
                    description = "Condition in CEL over `event` and `data`; every event of the types when absent.",
                    examples = "data.channel == 'help'")
            String condition,

            @NotNull @Nullable @Min(2) @Max(3_660) @Schema(description = "How many days.", examples = "7")
            Integer days) {}

    /** How a badge is earned. */
    public enum Kind {
        COUNT,
        STREAK,
        DISTINCT_DAYS,
        COMPOSITE,
        BY_HAND
    }

    /** Whether exactly one member is given. */
    boolean isOne() {
        var given = Stream.of(count, streak, distinctDays, badges, byHand)
                .filter(Objects::nonNull)
                .count();
        return given == 1 && !Boolean.FALSE.equals(byHand);
    }

    Kind kind() {
        if (count != null) {
            return Kind.COUNT;
        }
        if (streak != null) {
            return Kind.STREAK;
        }
        if (distinctDays != null) {
            return Kind.DISTINCT_DAYS;
        }
        return badges != null ? Kind.COMPOSITE : Kind.BY_HAND;
    }

    /** The name of the member that is given. */
    String member() {
        return switch (kind()) {
            case COUNT -> "count";
            case STREAK -> "streak";
            case DISTINCT_DAYS -> "distinctDays";
            case COMPOSITE -> "badges";
            case BY_HAND -> "byHand";
        };
    }

    @Nullable Days days() {
        return streak != null ? streak : distinctDays;
    }

    /** The types of events that count; none when no activity does. */
    List<String> eventTypes() {
        var days = days();
        return count != null ? count.eventTypes() : days != null ? days.eventTypes() : List.of();
    }

    @Nullable String condition() {
        var days = days();
        return count != null ? count.condition() : days != null ? days.condition() : null;
    }
}
