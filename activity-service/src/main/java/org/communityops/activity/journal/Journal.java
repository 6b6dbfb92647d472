package org.communityops.activity.journal;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.feed.FeedPublisher;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.DatabaseFaults;

/** Records events, each batch in one transaction together with the news of it. */
@ApplicationScoped
public class Journal {
    /** The news of a recorded event. */
    static final String RECORDED = "activity.recorded";

    private static final int ATTEMPTS = 3;

    private final AgroalDataSource database;
    private final JournalRepository repository;
    private final Outbox outbox;
    private final FeedPublisher publisher;
    private final Clock clock;

    Journal(
            AgroalDataSource database,
            JournalRepository repository,
            Outbox outbox,
            FeedPublisher publisher,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Records what is new. When it returns, what it calls recorded is durable.
     *
     * @param atomic record nothing if there is a conflict; the verdicts then say what would have become of the rest
     * @return a verdict for each submission, in order
     */
    public List<Verdict> record(List<Submission> submissions, boolean atomic) {
        if (submissions.isEmpty()) {
            return List.of();
        }
        for (var attempt = 1; ; attempt++) {
            try {
                return attempt(submissions, atomic);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !isLostRace(e)) {
                    throw new IllegalStateException("Events cannot be recorded", e);
                }
            }
        }
    }

    private List<Verdict> attempt(List<Submission> submissions, boolean atomic) throws SQLException {
        var drafts = drafts(submissions);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var verdicts = write(connection, submissions, drafts, atomic);
                connection.commit();
                publisher.nudge();
                return verdicts;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private List<Verdict> write(
            Connection connection, List<Submission> submissions, Map<EventKey, Draft> drafts, boolean atomic)
            throws SQLException {
        var sorted = drafts.values().stream()
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList();
        var recorded = repository.insert(connection, sorted, sorted.getFirst().recordedAt());
        var kept = kept(connection, drafts, recorded);
        var verdicts = verdicts(connection, submissions, drafts, recorded, kept);
        if (atomic && verdicts.stream().anyMatch(Verdict.Conflict.class::isInstance)) {
            connection.rollback();
            return verdicts;
        }
        var fresh =
                drafts.values().stream().filter(d -> recorded.contains(d.id())).toList();
        var retractions =
                fresh.stream().filter(Retraction::isOne).map(Retraction::of).toList();
        if (!retractions.isEmpty()) {
            repository.retract(connection, retractions);
        }
        outbox.add(connection, news(fresh));
        return verdicts;
    }

    /** One row for each identity, the first to arrive; the ids of a community are one block in the order of arrival. */
    private Map<EventKey, Draft> drafts(List<Submission> submissions) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var first = new LinkedHashMap<EventKey, Submission>();
        submissions.forEach(s -> first.putIfAbsent(s.key(), s));
        var sizes = new HashMap<UUID, Integer>();
        first.values().forEach(s -> sizes.merge(s.communityId(), 1, Integer::sum));
        var ids = new HashMap<UUID, Iterator<UUID>>();
        sizes.forEach((community, size) -> ids.put(community, Ids.block(size).iterator()));
        var drafts = new LinkedHashMap<EventKey, Draft>();
        first.forEach((key, s) -> drafts.put(key, draft(ids, s, now)));
        return drafts;
    }

    private static Draft draft(Map<UUID, Iterator<UUID>> ids, Submission submission, Instant now) {
        var own = ids.get(submission.communityId());
        if (own == null) {
            throw new IllegalStateException("No ids for community " + submission.communityId());
        }
        return new Draft(own.next(), submission, now);
    }

    private Map<EventKey, Kept> kept(Connection connection, Map<EventKey, Draft> drafts, Set<UUID> recorded)
            throws SQLException {
        var kept = new HashMap<EventKey, Kept>();
        var taken = new ArrayList<EventKey>();
        drafts.forEach((key, draft) -> {
            if (recorded.contains(draft.id())) {
                kept.put(key, new Kept(draft.id(), draft.envelope().fingerprint()));
            } else {
                taken.add(key);
            }
        });
        if (!taken.isEmpty()) {
            kept.putAll(repository.kept(connection, taken));
        }
        return kept;
    }

    private List<Verdict> verdicts(
            Connection connection,
            List<Submission> submissions,
            Map<EventKey, Draft> drafts,
            Set<UUID> recorded,
            Map<EventKey, Kept> kept)
            throws SQLException {
        var verdicts = new ArrayList<Verdict>(submissions.size());
        for (var submission : submissions) {
            var own = drafts.get(submission.key());
            var there = kept.get(submission.key());
            if (own == null || there == null) {
                throw new IllegalStateException("An event is neither recorded nor there: " + submission.key());
            }
            if (own.submission() == submission && recorded.contains(own.id())) {
                verdicts.add(new Verdict.Recorded(own.id()));
            } else if (there.fingerprint().equals(submission.envelope().fingerprint())) {
                verdicts.add(new Verdict.Duplicate(there.id()));
            } else {
                var content = repository.content(connection, submission.communityId(), there.id());
                verdicts.add(new Verdict.Conflict(
                        there.id(), Content.of(submission.envelope()).differences(content)));
            }
        }
        return verdicts;
    }

    /** One row for all events of a community: their bodies are read where they are. */
    private static List<News> news(List<Draft> fresh) {
        var blocks = new LinkedHashMap<UUID, List<Draft>>();
        fresh.forEach(d -> blocks.computeIfAbsent(d.key().communityId(), c -> new ArrayList<>())
                .add(d));
        return blocks.entrySet().stream()
                .map(block -> {
                    var first = block.getValue().getFirst();
                    var size = block.getValue().size();
                    return new News(
                            first.id(),
                            block.getKey(),
                            RECORDED,
                            first.id().toString(),
                            first.recordedAt(),
                            null,
                            size);
                })
                .toList();
    }

    /** Deadlock or serialization failure: the same again can succeed. */
    private static boolean isLostRace(SQLException e) {
        return DatabaseFaults.isTransient(e) && String.valueOf(e.getSQLState()).startsWith("40");
    }
}
