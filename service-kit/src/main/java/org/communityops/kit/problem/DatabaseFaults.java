package org.communityops.kit.problem;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is busy or away from a fault of ours, by SQLSTATE. */
public final class DatabaseFaults {
    private static final List<String> AWAY = List.of("08", "53", "57P", "58", "25P03", "25P04");
    /** A zero character in text, or escaped in JSON. */
    private static final Set<String> NOT_STORABLE = Set.of("22021", "22P05");

    private DatabaseFaults() {}

    /** The problem to answer with, empty when the failure is our own fault. */
    static Optional<ProblemException> problem(Throwable e) {
        return sqlException(e).flatMap(DatabaseFaults::byState);
    }

    /** Whether trying the same again later can succeed. */
    public static boolean isTransient(Throwable e) {
        return sqlException(e)
                .map(sql -> {
                    var state = String.valueOf(sql.getSQLState());
                    return away(sql) || state.startsWith("40") || state.equals("55P03") || state.equals("57014");
                })
                .orElse(false);
    }

    /** Whether the database cannot be reached; the outcome of a commit under way is then unknown. */
    public static boolean isAway(Throwable e) {
        return sqlException(e).map(DatabaseFaults::away).orElse(false);
    }

    /** Whether a unique or exclusion constraint refused a row. */
    public static boolean isDuplicate(Throwable e) {
        return sqlException(e)
                .map(sql -> "23505".equals(sql.getSQLState()) || "23P01".equals(sql.getSQLState()))
                .orElse(false);
    }

    private static Optional<ProblemException> byState(SQLException e) {
        if (away(e) || isTransient(e)) {
            return Optional.of(ProblemException.overloaded("The database is busy; try again"));
        }
        if (NOT_STORABLE.contains(String.valueOf(e.getSQLState()))) {
            return Optional.of(new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "A text holds the character U+0000, which cannot be stored"));
        }
        if (isDuplicate(e)) {
            return Optional.of(
                    new ProblemException(ProblemType.CONFLICT, "Something with this identity exists already"));
        }
        return Optional.empty();
    }

    /**
     * Connection lost, refused or ended by a time-out, shutting down, or none to be had in time (Agroal's time-out carries
     * no SQLSTATE).
     */
    private static boolean away(SQLException e) {
        var state = e.getSQLState();
        if (state == null) {
            return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout");
        }
        return AWAY.stream().anyMatch(state::startsWith);
    }

    /** The first in the chain of causes; a failed JTA commit carries it as suppressed. */
    private static Optional<SQLException> sqlException(@Nullable Throwable e) {
        if (e == null) {
            return Optional.empty();
        }
        if (e instanceof SQLException sql) {
            return Optional.of(sql);
        }
        return sqlException(e.getCause())
                .or(() -> Arrays.stream(e.getSuppressed())
                        .flatMap(s -> sqlException(s).stream())
                        .findFirst());
    }
}
