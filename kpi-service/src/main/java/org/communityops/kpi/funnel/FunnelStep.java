package org.communityops.kpi.funnel;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One step: what a member has to have done.
 *
 * @param atLeast how many events, days or weeks it takes; 1 when left out
 * @param of what is counted; events when left out
 */
@Schema(name = "FunnelStep", description = "A step of a funnel (步骤).")
public record FunnelStep(
        @Schema(description = "Its name (名称), once in a funnel.", examples = "fiveMessages") @NotBlank @Size(max = 80) String name,

        @Schema(description = "The event types that count, one or more.", examples = "[\"message.posted\"]")
        @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 100) String> eventTypes,

        @Schema(description = "What has to be true of an event; left out when every one counts.") @Nullable Where where,

        @Schema(description = "How many it takes; 1 when left out.", examples = "5") @Min(1) @Max(1_000) @Nullable Integer atLeast,

        @Schema(description = "What is counted: events, days or ISO weeks with such an event; events when left out.")
        @Nullable Unit of) {

    public FunnelStep {
        eventTypes = eventTypes == null ? List.of() : List.copyOf(eventTypes);
        atLeast = atLeast == null ? Integer.valueOf(1) : atLeast;
        of = of == null ? Unit.EVENTS : of;
    }

    /** What a step counts. */
    @Schema(name = "FunnelUnit")
    public enum Unit {
        EVENTS,
        DAYS,
        WEEKS
    }

    /** A condition on single events. */
    @Schema(name = "FunnelCondition", description = "What has to be true of an event.")
    public record Where(
            @Schema(description = "Whether the message answers another one (回复).", examples = "true") @Nullable Boolean isReply,

            @Schema(description = "The channel (频道).", examples = "general") @Size(max = 200) @Nullable String channel) {}

    /** How many it takes. */
    public int times() {
        return atLeast == null ? 1 : atLeast;
    }

    /** What is counted. */
    public Unit unit() {
        return of == null ? Unit.EVENTS : of;
    }

    /** Whether it asks the same as another step, whatever the two are called. */
    boolean asksTheSameAs(FunnelStep other) {
        return eventTypes.equals(other.eventTypes)
                && Objects.equals(where, other.where)
                && times() == other.times()
                && unit() == other.unit();
    }
}
