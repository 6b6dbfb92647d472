package org.communityops.incentive.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.communityops.incentive.rating.Rated;
import org.jspecify.annotations.Nullable;

/**
 * What an occasion is worth to a member under a rule.
 *
 * @param eventId the event that is the occasion; null for a streak
 * @param sourceId of the event, to tell apart those of one instant; empty for a streak
 * @param amount by what concerns the member alone; 1 or more
 * @param paid what the caps that members share leave of it
 */
public record Claim(
        UUID communityId,
        UUID ruleId,
        UUID memberId,
        LocalDate day,
        String occasion,
        int ruleVersion,
        @Nullable UUID eventId,
        Instant time,
        String sourceId,
        String source,
        long amount,
        long paid) {
    /** The order in which the claims of a day are served: as events count, and streaks by member. */
    static final Comparator<Claim> ORDER = Comparator.comparing(Claim::time)
            .thenComparing(Claim::sourceId)
            .thenComparing(Claim::source)
            .thenComparing(Claim::memberId);

    /** Names a claim among those of its rule. */
    record Key(UUID memberId, LocalDate day, String occasion) {}

    /** What was rated, not paid yet. */
    public static Claim of(Rated rated) {
        var fact = rated.fact();
        var version = rated.version();
        return new Claim(
                rated.rule().communityId(),
                rated.rule().id(),
                rated.memberId(),
                rated.day(),
                rated.occasion(),
                version == null ? 0 : version.number(),
                fact == null ? null : fact.eventId(),
                rated.time(),
                fact == null ? "" : fact.sourceId(),
                fact == null ? "" : fact.source(),
                rated.amount(),
                0);
    }

    Key key() {
        return new Key(memberId, day, occasion);
    }

    boolean isBefore(Claim other) {
        return ORDER.compare(this, other) < 0;
    }

    Claim withPaid(long now) {
        return new Claim(
                communityId,
                ruleId,
                memberId,
                day,
                occasion,
                ruleVersion,
                eventId,
                time,
                sourceId,
                source,
                amount,
                now);
    }

    /** Whether it asks for the same, by the same version. */
    boolean asksTheSameAs(Claim other) {
        return amount == other.amount && ruleVersion == other.ruleVersion;
    }
}
