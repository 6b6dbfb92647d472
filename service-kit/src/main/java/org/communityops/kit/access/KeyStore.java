package org.communityops.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys that this service knows, remembered for a moment: a revocation counts within {@link #REMEMBERED}. */
@ApplicationScoped
public class KeyStore {
    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final String FIND = """
            select kind, secret_hash, communities, scopes, expires_at, revoked_at from api_key where key_id = ?
            """;

    private final AgroalDataSource database;
    private final Cache<String, KeyRecord> remembered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    KeyStore(@DataSource("feed") AgroalDataSource database) {
        this.database = database;
    }

    Optional<KeyRecord> find(String keyId) {
        var known = remembered.getIfPresent(keyId);
        if (known != null) {
            return Optional.of(known);
        }
        var found = load(keyId);
        found.ifPresent(key -> remembered.put(keyId, key));
        return found;
    }

    /** Forgets keys that have just been changed, so that the change counts at once on this replica. */
    public void forget(Collection<String> keyIds) {
        remembered.invalidateAll(keyIds);
    }

    private Optional<KeyRecord> load(String keyId) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setString(1, keyId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Keys cannot be read", e);
        }
    }

    private static KeyRecord read(ResultSet row) throws SQLException {
        var revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
        return new KeyRecord(
                KeyKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getBytes("secret_hash"),
                KeyStore.<UUID>set(row.getArray("communities")),
                KeyStore.<String>set(row.getArray("scopes")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                revokedAt == null ? null : revokedAt.toInstant());
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable Set<T> set(@Nullable Array array) throws SQLException {
        return array == null ? null : Arrays.stream((T[]) array.getArray()).collect(Collectors.toUnmodifiableSet());
    }
}
