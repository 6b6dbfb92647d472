package org.communityops.incentive.badge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.badge.BadgeCriteria.Kind;
import org.communityops.incentive.expression.Expression;
import org.communityops.incentive.expression.ExpressionFailure;
import org.communityops.incentive.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A badge that members can get.
 *
 * @param criteria never changed
 * @param condition compiled from the criteria; null when every event of the types counts
 * @param countsFrom activity on earlier local days does not count; null when all does
 * @param active nobody gets or loses a badge that is not
 */
public record Badge(
        UUID communityId,
        UUID id,
        String key,
        Texts texts,
        BadgeCriteria criteria,
        @Nullable Expression condition,
        @Nullable LocalDate countsFrom,
        boolean active,
        long version,
        Instant createdAt) {
    /** What a badge is composed of is older than it. */
    public static final Comparator<Badge> BY_AGE =
            Comparator.comparing(Badge::createdAt).thenComparing(Badge::id);

    /** What people see. */
    public record Texts(
            String name,
            @Nullable String nameZh,
            String description,
            @Nullable String descriptionZh,
            @Nullable String icon) {}

    public Kind kind() {
        return criteria.kind();
    }

    /** The types of events that count; none when no activity does. */
    public List<String> eventTypes() {
        return criteria.eventTypes();
    }

    /** The keys of the badges that it takes; none unless it is composed. */
    public List<String> parts() {
        var parts = criteria.badges();
        return parts == null ? List.of() : parts;
    }

    /** How many events or days it takes. */
    public int needed() {
        var count = criteria.count();
        var days = criteria.days();
        var needed = count != null ? count.times() : days != null ? days.days() : null;
        return needed == null ? 0 : needed;
    }

    /** Whether an event of a type on a local day can count. */
    public boolean looksAt(String eventType, LocalDate day) {
        return eventTypes().contains(eventType) && (countsFrom == null || !day.isBefore(countsFrom));
    }

    /** Whether an event counts; one that its condition cannot be computed for does not. */
    public boolean counts(Fact fact) {
        if (fact.retracted() || !looksAt(fact.type(), fact.day())) {
            return false;
        }
        try {
            return condition == null || condition.isTrueFor(fact.variables());
        } catch (ExpressionFailure e) {
            return false;
        }
    }
}
