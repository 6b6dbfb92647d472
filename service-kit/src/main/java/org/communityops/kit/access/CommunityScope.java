package org.communityops.kit.access;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Tells PostgreSQL's row-level security which communities a connection may see, whenever one is taken from the default
 * pool: those of the request, or those of {@link #call}; outside of both none. The setting belongs to the session and is
 * written anew when the next user of the connection has another scope.
 */
@Singleton
public class CommunityScope implements AgroalPoolInterceptor {
    private static final ThreadLocal<String> SCOPE = new ThreadLocal<>();
    private static final String NOTHING = "";

    private final Map<Connection, String> known = java.util.Collections.synchronizedMap(new WeakHashMap<>());

    /** Runs work that belongs to no request within the scope of these communities. */
    public static <T> T call(Collection<UUID> communities, Callable<T> work) throws Exception {
        var outer = SCOPE.get();
        SCOPE.set(text(communities));
        try {
            return work.call();
        } finally {
            if (outer == null) {
                SCOPE.remove();
            } else {
                SCOPE.set(outer);
            }
        }
    }

    static String text(Collection<UUID> communities) {
        return communities.stream().map(UUID::toString).sorted().collect(Collectors.joining(","));
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        var scope = current();
        if (scope.equals(known.get(connection))) {
            return;
        }
        known.remove(connection);
        try (var statement = connection.prepareStatement("select set_config('app.communities', ?, false)")) {
            statement.setString(1, scope);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The scope of a connection could not be set", e);
        }
        known.put(connection, scope);
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        known.remove(connection);
    }

    private static String current() {
        var explicit = SCOPE.get();
        if (explicit != null) {
            return explicit;
        }
        if (!Arc.container().requestContext().isActive()) {
            return NOTHING;
        }
        return Arc.container().instance(CurrentCaller.class).get().scope().orElse(NOTHING);
    }
}
