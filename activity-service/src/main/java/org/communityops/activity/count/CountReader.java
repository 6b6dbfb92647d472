package org.communityops.activity.count;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.communityops.activity.community.Communities;
import org.communityops.activity.event.EventProblems;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Answers how many events happened. */
@ApplicationScoped
class CountReader {
    private static final long QUARTER_SECONDS = 900;
    private static final Duration DEFAULT_DAYS = Duration.ofDays(30);
    private static final Duration DEFAULT_HOURS = Duration.ofDays(2);

    private final Communities communities;
    private final EventCountRepository repository;
    private final Clock clock;

    CountReader(Communities communities, EventCountRepository repository, Clock clock) {
        this.communities = communities;
        this.repository = repository;
        this.clock = clock;
    }

    /** Counts a range; a date stands for the begin of that day in the community's zone. */
    EventCounts count(
            UUID communityId,
            @Nullable String from,
            @Nullable String to,
            Granularity granularity,
            @Nullable String type) {
        var zone = communities.get(communityId).zone();
        var end = to == null ? endOfPeriod(granularity, zone) : instant("to", to, zone);
        var usual = granularity == Granularity.HOUR ? DEFAULT_HOURS : DEFAULT_DAYS;
        var start = from == null ? end.minus(usual) : instant("from", from, zone);
        if (start.isAfter(end)) {
            throw ProblemException.invalid("from", "range", "from is not after to");
        }
        if (Duration.between(start, end).compareTo(granularity.longest()) > 0) {
            throw new ProblemException(
                    EventProblems.RANGE_TOO_LARGE,
                    "At most " + granularity.longest().toDays() + " days by " + granularity);
        }
        var items = repository.count(communityId, start, end, granularity, zone, type);
        return new EventCounts(granularity, zone.getId(), start, end, items);
    }

    /** The end of the hour or day that runs. */
    private Instant endOfPeriod(Granularity granularity, ZoneId zone) {
        var now = clock.instant();
        return switch (granularity) {
            case HOUR -> now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            case DAY ->
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        };
    }

    private static Instant instant(String name, String text, ZoneId zone) {
        try {
            var instant = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
            if (instant.getEpochSecond() % QUARTER_SECONDS == 0 && instant.getNano() == 0) {
                return instant;
            }
            throw ProblemException.invalid(name, "range", name + " is the begin of a quarter of an hour");
        } catch (DateTimeParseException e) {
            throw ProblemException.badParameter(name, name + " is a date or an instant");
        }
    }
}
