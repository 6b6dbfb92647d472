package org.communityops.kit.test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Arc;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.KeyKind;
import org.jspecify.annotations.Nullable;

/** Makes API keys that the service under test accepts. */
public final class TestKeys {
    private static final Instant LONG_GONE = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_AWAY = Instant.parse("2100-01-01T00:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TestKeys() {}

    /** The Authorization header of a new key that holds every community. */
    public static String everywhere(KeyKind kind) {
        return store(kind, null, null, FAR_AWAY);
    }

    /** The Authorization header of a new key that holds these communities. */
    public static String of(KeyKind kind, UUID... communities) {
        return store(kind, communities, null, FAR_AWAY);
    }

    /** The Authorization header of a new key that is narrowed to some permissions. */
    public static String narrowed(KeyKind kind, UUID community, String... scopes) {
        return store(kind, new UUID[] {community}, scopes, FAR_AWAY);
    }

    /** The Authorization header of a key that has expired. */
    public static String expired(KeyKind kind) {
        return store(kind, null, null, LONG_GONE.plus(Duration.ofDays(1)));
    }

    private static String store(
            KeyKind kind, UUID @Nullable [] communities, String @Nullable [] scopes, Instant expiresAt) {
        var key = ApiKey.generate(kind, RANDOM);
        var database = Arc.container()
                .instance(AgroalDataSource.class, new DataSource.DataSourceLiteral("feed"))
                .get();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into api_key (key_id, kind, secret_hash, communities, scopes, expires_at) values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, key.keyId());
            insert.setString(2, kind.label());
            insert.setBytes(3, key.secretHash());
            insert.setArray(4, communities == null ? null : connection.createArrayOf("uuid", communities));
            insert.setArray(5, scopes == null ? null : connection.createArrayOf("text", scopes));
            insert.setTimestamp(6, Timestamp.from(expiresAt));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The key could not be stored", e);
        }
        return "Bearer " + key.text();
    }

    /** One key of each kind, everywhere. */
    public static List<String> ofEveryKind() {
        return List.of(KeyKind.values()).stream().map(TestKeys::everywhere).toList();
    }
}
