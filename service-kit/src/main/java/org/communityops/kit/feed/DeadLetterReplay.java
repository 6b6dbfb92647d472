package org.communityops.kit.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import org.communityops.kit.feed.DeadLetters.Subject;
import org.communityops.kit.problem.DatabaseFaults;
import org.jboss.logging.Logger;

/** Applies dead letters again, once what kept them from being applied is mended. */
@ApplicationScoped
class DeadLetterReplay {
    private static final Logger LOG = Logger.getLogger(DeadLetterReplay.class);
    private static final int AT_ONCE = 500;

    private final AgroalDataSource database;
    private final DeadLetters deadLetters;
    private final PageApplier applier;

    DeadLetterReplay(@DataSource("feed") AgroalDataSource database, DeadLetters deadLetters, PageApplier applier) {
        this.database = database;
        this.deadLetters = deadLetters;
        this.applier = applier;
    }

    /**
     * Applies the dead letters of a feed in order. One that still fails stays, and so do those of its subject behind it.
     *
     * @param atMost how many are tried
     */
    ReplayedDeadLetters replay(String feed, int atMost) throws SQLException {
        var blocked = new HashSet<Subject>();
        var replayed = 0;
        var tries = 0;
        var letters = read(feed, -1, 0);
        while (!letters.isEmpty() && tries < atMost) {
            for (var letter : letters) {
                if (!blocked.contains(Subject.of(letter)) && tries < atMost) {
                    tries++;
                    if (succeeds(feed, letter)) {
                        replayed++;
                    } else {
                        blocked.add(Subject.of(letter));
                    }
                }
            }
            letters = read(feed, letters.getLast().slice(), letters.getLast().position());
        }
        return new ReplayedDeadLetters(replayed, left(feed));
    }

    private boolean succeeds(String feed, FeedItem letter) throws SQLException {
        try {
            return applier.replay(feed, letter);
        } catch (RuntimeException | SQLException e) {
            if (DatabaseFaults.isTransient(e)) {
                throw e;
            }
            LOG.warnf("Dead letter %s %d/%d still fails: %s", feed, letter.slice(), letter.position(), e.getMessage());
            return false;
        }
    }

    private List<FeedItem> read(String feed, int slice, long position) throws SQLException {
        try (var connection = database.getConnection()) {
            return deadLetters.read(connection, feed, slice, position, AT_ONCE);
        }
    }

    private long left(String feed) throws SQLException {
        try (var connection = database.getConnection()) {
            return deadLetters.count(connection, feed);
        }
    }
}
