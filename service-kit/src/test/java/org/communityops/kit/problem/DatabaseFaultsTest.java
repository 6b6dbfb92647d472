package org.communityops.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFaultsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"08001", "08006", "53300", "57P01", "58030", "25P03", "25P04", "40001", "40P01", "55P03", "57014"
            })
    void asksToTryAgainWhatMaySucceedLater(String state) {
        assertThat(DatabaseFaults.problem(fault(state)))
                .hasValueSatisfying(p -> assertThat(p.type()).isEqualTo(ProblemType.OVERLOADED));
        assertThat(DatabaseFaults.isTransient(fault(state))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"23505, conflict", "23P01, conflict", "22021, malformed-request", "22P05, malformed-request"})
    void blamesTheRequestForWhatItAsks(String state, String slug) {
        assertThat(DatabaseFaults.problem(fault(state)))
                .hasValueSatisfying(p -> assertThat(p.type().slug()).isEqualTo(slug));
        assertThat(DatabaseFaults.isTransient(fault(state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23503", "23514", "42601", "42501", "22012", "XX000"})
    void takesEverythingElseForOurOwnFault(String state) {
        assertThat(DatabaseFaults.problem(fault(state))).isEmpty();
        assertThat(DatabaseFaults.isTransient(fault(state))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"08006, true", "57P01, true", "25P03, true", "40P01, false", "55P03, false", "23505, false"})
    void tellsADatabaseThatIsAwayFromABusyOne(String state, boolean away) {
        assertThat(DatabaseFaults.isAway(fault(state))).isEqualTo(away);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sorry, acquisition timeout!", "Acquisition timeout while waiting for new connection"})
    void knowsThePoolsTimeOutsWhichHaveNoState(String message) {
        assertThat(DatabaseFaults.isAway(new SQLException(message))).isTrue();
        assertThat(DatabaseFaults.isAway(new SQLException("something else"))).isFalse();
    }

    @Test
    void findsTheFaultOfAFailedCommitAmongTheSuppressed() {
        var commit = new IllegalStateException("Could not commit");
        commit.addSuppressed(new CompletionException(new SQLException("lost", "08006")));

        assertThat(DatabaseFaults.isTransient(new RuntimeException(commit))).isTrue();
    }

    @Test
    void seesNoDatabaseWhereThereIsNone() {
        assertThat(DatabaseFaults.problem(new IllegalStateException("x"))).isEmpty();
        assertThat(DatabaseFaults.isTransient(new IllegalStateException("x"))).isFalse();
    }

    private static Exception fault(String state) {
        return new IllegalStateException(new SQLException("Key (name)=(secret) is there", state));
    }
}
