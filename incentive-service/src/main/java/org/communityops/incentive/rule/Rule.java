package org.communityops.incentive.rule;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.fact.Activity;
import org.communityops.incentive.pending.PendingTerms;
import org.jspecify.annotations.Nullable;

/**
 * A rule with all its published versions: which of them counts follows from the time of what is rated, so an event that
 * comes late is rated as it would have been in time.
 */
public final class Rule {
    private final UUID communityId;
    private final UUID id;
    private final String key;
    private final List<RuleVersion> versions;
    private final List<Pause> pauses;
    private final @Nullable Instant retiredAt;
    private final Set<String> eventTypes;
    private final Set<CapPeriod> ownPeriods;
    private final boolean keepsClaims;
    private final boolean sharesCaps;
    private final boolean asksForLevel;
    private final boolean paysOnTerms;
    private final Set<String> actions;

    /**
     * When a rule did not act.
     *
     * @param to exclusive; null while it lasts
     */
    public record Pause(Instant from, @Nullable Instant to) {
        boolean holds(Instant time) {
            return !time.isBefore(from) && (to == null || time.isBefore(to));
        }
    }

    /** Why a rule did not act at a time. */
    public enum Absence {
        NOT_PUBLISHED,
        PAUSED,
        RETIRED
    }

    /**
     * A rule as it was told.
     *
     * @param key names the rule within its community
     * @param versions published ones, at least one, by number
     */
    public Rule(
            UUID communityId,
            UUID id,
            String key,
            List<RuleVersion> versions,
            List<Pause> pauses,
            @Nullable Instant retiredAt) {
        this.communityId = communityId;
        this.id = id;
        this.key = key;
        this.versions = List.copyOf(versions);
        this.pauses = List.copyOf(pauses);
        this.retiredAt = retiredAt;
        this.eventTypes = versions.stream()
                .flatMap(version -> version.definition().eventTypes())
                .collect(Collectors.toUnmodifiableSet());
        this.ownPeriods = versions.stream()
                .flatMap(version -> version.ownCaps().stream())
                .map(Cap::period)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CapPeriod.class)));
        this.sharesCaps =
                versions.stream().anyMatch(version -> !version.sharedCaps().isEmpty());
        this.keepsClaims = sharesCaps || remembers();
        this.asksForLevel = versions.stream()
                .map(version -> version.definition().audience())
                .filter(Objects::nonNull)
                .anyMatch(Audience::asksForLevel);
        var terms = versions.stream()
                .map(version -> version.definition().pending())
                .filter(Objects::nonNull)
                .toList();
        this.paysOnTerms = !terms.isEmpty();
        this.actions = terms.stream()
                .map(PendingTerms::until)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    public UUID communityId() {
        return communityId;
    }

    public UUID id() {
        return id;
    }

    public String key() {
        return key;
    }

    public List<RuleVersion> versions() {
        return versions;
    }

    /** The version that counts at a time: of those that are active by then the one with the highest number. */
    public Optional<RuleVersion> at(Instant time) {
        return absentAt(time).isPresent() ? Optional.empty() : Optional.of(Objects.requireNonNull(active(time)));
    }

    /** Why none counts at a time; empty when one does. */
    public Optional<Absence> absentAt(Instant time) {
        if (retiredAt != null && !time.isBefore(retiredAt)) {
            return Optional.of(Absence.RETIRED);
        }
        if (active(time) == null) {
            return Optional.of(Absence.NOT_PUBLISHED);
        }
        for (var pause : pauses) {
            if (pause.holds(time)) {
                return Optional.of(Absence.PAUSED);
            }
        }
        return Optional.empty();
    }

    private @Nullable RuleVersion active(Instant time) {
        for (var i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).isActiveAt(time)) {
                return versions.get(i);
            }
        }
        return null;
    }

    /** A version by its number. */
    public RuleVersion version(int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /** The version with the highest number, whether it counts yet or not. */
    public RuleVersion latest() {
        return versions.getLast();
    }

    /** Whether it pays for runs of active days; no version of a rule changes that. */
    public boolean isOfStreaks() {
        return latest().definition().streak() != null;
    }

    /** Whether events of this type can change what the rule pays. */
    public boolean dependsOn(String eventType) {
        return eventTypes.contains(eventType);
    }

    /** The types of event that can change what the rule pays, in any of its versions. */
    public Set<String> eventTypes() {
        return eventTypes;
    }

    /** The periods over which it caps what one member gets, in any of its versions. */
    public Set<CapPeriod> ownPeriods() {
        return ownPeriods;
    }

    /**
     * The widest period over which it caps what one member gets. Unless the rule keeps claims, what it pays in one such
     * period is independent of all others.
     */
    public CapPeriod window() {
        return ownPeriods.stream().max(Comparator.naturalOrder()).orElse(CapPeriod.DAY);
    }

    /** The longest run of active days that it looks at; 0 when it pays for events. */
    public int longestRun() {
        return versions.stream()
                .map(version -> version.definition().streak())
                .filter(Objects::nonNull)
                .mapToInt(Streak::days)
                .max()
                .orElse(0);
    }

    /** What makes a day active for it, in any of its versions. */
    public Set<Activity> activities() {
        return versions.stream().map(RuleVersion::activity).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether what it pays for an occasion can depend on any occasion before it, of the member or of others. Then what each
     * occasion claims is kept, so that rating can begin at any day.
     */
    public boolean keepsClaims() {
        return keepsClaims;
    }

    /** Whether members share a cap or a budget. */
    public boolean sharesCaps() {
        return sharesCaps;
    }

    /** Whether some version asks for the level of a member. */
    public boolean asksForLevel() {
        return asksForLevel;
    }

    /** Whether points wait under some version before they reach the wallet. */
    public boolean paysOnTerms() {
        return paysOnTerms;
    }

    /** The types of event that its points wait for, in any of its versions. */
    public Set<String> actions() {
        return actions;
    }

    /** Weeks cross months: with caps for both, or with what has no period, a change can run on through all later days. */
    private boolean remembers() {
        return ownPeriods.contains(CapPeriod.LIFETIME)
                || ownPeriods.contains(CapPeriod.WEEK) && ownPeriods.contains(CapPeriod.MONTH)
                || isOfStreaks() && !ownPeriods.isEmpty()
                || versions.stream()
                        .map(RuleVersion::definition)
                        .anyMatch(definition -> definition.firstOnly() || definition.coolDownSeconds() != null);
    }
}
