package org.communityops.incentive.rule;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom a rule pays (适用人群): a member has to fulfil everything that is named. */
@Schema(description = "Whom the rule pays (适用人群): a member has to fulfil everything that is named.")
public record Audience(
        @Nullable @Min(1) @Schema(
                description =
                        "The least level at the start of the event's local day, on the community's first ladder (最低等级).",
                examples = "2")
        Integer levelAtLeast,

        @Nullable @Min(1) @Schema(description = "The highest such level (最高等级).", examples = "4")
        Integer levelAtMost,

        @Nullable @Size(min = 1, max = 1000) @Schema(description = "Only these members (指定成员).")
        Set<@NotNull UUID> members) {
    public Audience {
        // Not Set.copyOf: a null element is for validation to name, and the order is the caller's.
        members = members == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }

    /** Whether it asks for a level. */
    public boolean asksForLevel() {
        return levelAtLeast != null || levelAtMost != null;
    }

    /** Whether the level is one that it asks for. */
    public boolean holdsLevel(int level) {
        return (levelAtLeast == null || level >= levelAtLeast) && (levelAtMost == null || level <= levelAtMost);
    }

    /** Whether it lists the member, or lists nobody. */
    public boolean holdsMember(UUID memberId) {
        return members == null || members.contains(memberId);
    }
}
