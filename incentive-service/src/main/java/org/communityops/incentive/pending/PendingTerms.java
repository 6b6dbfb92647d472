package org.communityops.incentive.pending;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What points wait for before they reach the wallet, counted from the local day of the event. */
@Schema(
        name = "PendingTerms",
        description =
                "What points wait for before they reach the wallet (待确认), counted from the local day of the event: either `days`, or `until` with `withinDays`.")
public record PendingTerms(
        @Nullable @Min(1) @Max(366) @Schema(
                description = "They reach the wallet at the beginning of the local day that is so many days later.",
                examples = "14")
        Integer days,

        @Nullable @Size(max = 128) @Pattern(
                regexp = "[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+",
                message = "is two or more lower-case words joined by dots")
        @Schema(
                description = "They reach the wallet once the member does something of this type after the event.",
                examples = "purchase.completed")
        String until,

        @Nullable @Min(1) @Max(366) @Schema(
                description = "So many days later is the last local day on which that counts; then the points lapse.",
                examples = "30")
        Integer withinDays) {
    /** Whether exactly one thing is waited for, and an action for so many days. */
    public boolean sayWhatFor() {
        return days == null ? until != null && withinDays != null : until == null && withinDays == null;
    }

    /** The last local day on which the action counts; null when none is waited for. */
    public @Nullable LocalDate lastDay(LocalDate day) {
        return withinDays == null ? null : day.plusDays(withinDays);
    }

    /** When points of a day reach the wallet, or lapse when they wait for an action. */
    public Instant due(LocalDate day, ZoneId zone) {
        var last = lastDay(day);
        var due = last == null
                ? day.plusDays(Objects.requireNonNull(days, "Terms name days or an action"))
                : last.plusDays(1);
        return due.atStartOfDay(zone).toInstant();
    }
}
