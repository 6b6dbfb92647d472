package org.communityops.incentive.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
    public record Recorded(List<Touched> touched, List<Arrival> added) {}

    /** Records what arrived, in any order, once or often. */
    public Recorded record(Connection connection, List<Arrival> arrivals) throws SQLException {
        var touched = new ArrayList<Touched>();
        var retractions =
                arrivals.stream().filter(arrival -> arrival.retracts() != null).toList();
        if (!retractions.isEmpty()) {
            touched.addAll(repository.retract(connection, retractions));
        }
        var added = repository.add(connection, arrivals);
        touched.addAll(added);
        var events = added.stream().map(Touched::eventId).collect(Collectors.toSet());
        return new Recorded(
                touched,
                arrivals.stream()
                        .filter(arrival -> events.contains(arrival.eventId()))
                        .toList());
    }

    /** The facts of some types in these spans, retracted ones included, in no particular order. */
    public List<Fact> in(Connection connection, Collection<Span> spans, Set<String> types) throws SQLException {
        return spans.isEmpty() ? List.of() : repository.inSpans(connection, spans, types);
    }

    /** Those days in the spans that have at least one fact of these types that stands. */
    public Set<MemberDay> activeDays(Connection connection, Collection<Span> spans, Collection<String> types)
            throws SQLException {
        return spans.isEmpty() ? Set.of() : repository.activeDays(connection, spans, types);
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
