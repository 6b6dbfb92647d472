package org.communityops.kit.access;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;
import org.jspecify.annotations.Nullable;

/** Keeps the keys of this service as the service that issues them says. */
@ApplicationScoped
class KeyNews implements FeedHandler {
    private static final String STORE = """
            insert into api_key (key_id, kind, secret_hash, communities, scopes, expires_at, revoked_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (key_id) do update
               set communities = excluded.communities, scopes = excluded.scopes,
                   expires_at = excluded.expires_at, revoked_at = excluded.revoked_at
            """;

    private final KeyStore keys;

    KeyNews(KeyStore keys) {
        this.keys = keys;
    }

    @Override
    public String feed() {
        return "member";
    }

    @Override
    public boolean wants(String type) {
        return type.startsWith("key.");
    }

    @Override
    public void apply(Connection connection, List<FeedItem> items) throws SQLException {
        try (var store = connection.prepareStatement(STORE)) {
            for (var item : items) {
                var key = item.data();
                store.setString(1, key.required("keyId").textValue());
                store.setString(2, key.required("kind").textValue());
                store.setBytes(
                        3, Base64.getDecoder().decode(key.required("secretHash").textValue()));
                store.setArray(4, communities(connection, key));
                store.setArray(5, array(connection, "text", key.get("scopes")));
                store.setTimestamp(6, timestamp(key.required("expiresAt")));
                store.setTimestamp(7, timestamp(key.get("revokedAt")));
                store.addBatch();
            }
            store.executeBatch();
        }
    }

    @Override
    public void committed(List<FeedItem> items) {
        keys.forget(items.stream().map(FeedItem::subject).toList());
    }

    /** Null for a key that says it holds every community; one that names none holds none. */
    private static @Nullable Array communities(Connection connection, JsonNode key) throws SQLException {
        if (key.path("everywhere").asBoolean()) {
            return null;
        }
        var named = array(connection, "uuid", key.get("communities"));
        return named == null ? connection.createArrayOf("uuid", new String[0]) : named;
    }

    private static @Nullable Array array(Connection connection, String type, @Nullable JsonNode values)
            throws SQLException {
        if (values == null || values.isNull()) {
            return null;
        }
        var texts = new ArrayList<String>();
        values.forEach(value -> texts.add(value.textValue()));
        return connection.createArrayOf(type, texts.toArray());
    }

    private static @Nullable Timestamp timestamp(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : Timestamp.from(Instant.parse(value.textValue()));
    }
}
