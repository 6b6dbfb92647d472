package org.communityops.incentive.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.community.Communities.Member;

/** The facts of all communities; every call works on many at once, in the transaction of the connection. */
@ApplicationScoped
public class Facts {
    private final FactRepository repository;

    Facts(FactRepository repository) {
        this.repository = repository;
    }

    /**
     * What came of a page.
     *
     * @param touched member-days whose facts are no longer what they were
     * @param added the events that were not known before
     */
    public record Recorded(List<Touched> touched, List<Arrival> added) {
        /** A page that brought nothing. */
        public static final Recorded NOTHING = new Recorded(List.of(), List.of());
    }

    /** Records what arrived, in any order, once or often. */
    public Recorded record(Connection connection, List<Arrival> arrivals) throws SQLException {
        var touched = new ArrayList<Touched>();
        var retractions =
                arrivals.stream().filter(arrival -> arrival.retracts() != null).toList();
        if (!retractions.isEmpty()) {
            touched.addAll(repository.retract(connection, retractions));
        }
        var events = repository.add(connection, arrivals);
        var added = arrivals.stream()
                .filter(arrival -> events.contains(arrival.eventId()))
                .toList();
        added.forEach(arrival -> touched.add(
                new Touched(new MemberDay(arrival.communityId(), arrival.memberId(), arrival.day()), arrival.type())));
        return new Recorded(touched, added);
    }

    /** The facts of some types in these spans, retracted ones included, in no particular order. */
    public List<Fact> in(Connection connection, Collection<Span> spans, Set<String> types) throws SQLException {
        return spans.isEmpty() ? List.of() : repository.inSpans(connection, spans, types);
    }

    /** Those days in the spans that are active: that have at least one fact that counts and stands. */
    public Set<MemberDay> activeDays(Connection connection, Collection<Span> spans, Activity activity)
            throws SQLException {
        return spans.isEmpty() ? Set.of() : repository.activeDays(connection, spans, activity);
    }

    /** Those of the days that are active also without some events. */
    public Set<MemberDay> activeBefore(
            Connection connection, Collection<MemberDay> days, Activity activity, Collection<UUID> without)
            throws SQLException {
        return days.isEmpty() ? Set.of() : repository.activeBefore(connection, days, activity, without);
    }

    /** The last day on which each member did something; without those who never did. */
    public Map<Member, LocalDate> lastDays(Connection connection, Collection<Member> members) throws SQLException {
        return repository.lastDays(connection, members).stream()
                .collect(Collectors.toMap(day -> new Member(day.communityId(), day.memberId()), MemberDay::day));
    }

    /** The facts of some types since a time, as if they had just changed. */
    public List<Touched> since(Connection connection, UUID communityId, Set<String> types, Instant since)
            throws SQLException {
        return repository.ofTypes(connection, communityId, types, since);
    }

    /** The facts of members of a community of some types, each member's since a day, as if they had just changed. */
    public List<Touched> since(Connection connection, UUID communityId, Map<UUID, LocalDate> since, Set<String> types)
            throws SQLException {
        return repository.ofMembers(connection, communityId, since, types);
    }

    public Optional<Fact> byEvent(Connection connection, UUID communityId, UUID eventId) throws SQLException {
        return repository.byEvent(connection, communityId, eventId);
    }

    /** The fact of the event that its sender named so. */
    public Optional<Fact> bySource(Connection connection, UUID communityId, String source, String sourceId)
            throws SQLException {
        return repository.bySource(connection, communityId, source, sourceId);
    }
}
