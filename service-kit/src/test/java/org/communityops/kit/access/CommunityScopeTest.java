package org.communityops.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CommunityScopeTest {
    private static final List<UUID> COMMUNITIES =
            IntStream.range(0, 5).mapToObj(i -> UUID.randomUUID()).toList();

    @Inject
    AgroalDataSource database;

    @Test
    void seesNothingOutsideOfRequestsAndScopes() throws Exception {
        assertThat(scope()).isEmpty();
    }

    @Test
    void givesTheOuterScopeBack() throws Exception {
        var outer = COMMUNITIES.getFirst();
        var inner = COMMUNITIES.getLast();

        CommunityScope.call(Set.of(outer), () -> {
            assertThat(CommunityScope.call(Set.of(inner), this::scope)).isEqualTo(inner.toString());
            assertThat(scope()).isEqualTo(outer.toString());
            return outer;
        });
        assertThat(scope()).isEmpty();
    }

    /** The scope belongs to the session: a transaction that is rolled back must not bring an earlier one back. */
    @Test
    void neverLeavesAConnectionInTheScopeOfItsLastUser() throws Exception {
        var seed = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var users = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> useConnections(new Random(seed + i)))
                    .toList();

            assertThat(threads.invokeAll(users).stream().map(Future::resultNow))
                    .as("seed %d", seed)
                    .containsOnly(0);
        }
    }

    private int useConnections(Random random) throws Exception {
        var wrong = 0;
        for (var i = 0; i < 200; i++) {
            var community = COMMUNITIES.get(random.nextInt(COMMUNITIES.size()));
            var rollsBack = random.nextBoolean();
            var seen = CommunityScope.call(
                    Set.of(community),
                    () -> rollsBack
                            ? seenAndRolledBack()
                            : QuarkusTransaction.requiringNew().call(this::scope));
            wrong += seen.equals(community.toString()) ? 0 : 1;
        }
        return wrong;
    }

    private String seenAndRolledBack() {
        var seen = new AtomicReference<String>();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> {
                    seen.set(scope());
                    throw new CancellationException();
                }));
        return String.valueOf(seen.get());
    }

    private String scope() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select current_setting('app.communities', true)");
                var row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
