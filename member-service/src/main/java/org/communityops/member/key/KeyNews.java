package org.communityops.member.key;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** What the other services need to verify a key: the body of {@code key.created}, {@code key.changed}, {@code key.revoked}. */
@SuppressWarnings("ArrayRecordComponent") // written once as base64, never compared
record KeyNews(
        String keyId,
        String kind,
        byte[] secretHash,
        boolean everywhere,
        @Nullable List<UUID> communities,
        @Nullable List<String> scopes,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    static News created(IssuedKey key) {
        return news("key.created", key, key.createdAt);
    }

    static News changed(IssuedKey key, Instant at) {
        return news("key.changed", key, at);
    }

    static News revoked(IssuedKey key, Instant at) {
        return news("key.revoked", key, at);
    }

    private static News news(String type, IssuedKey k, Instant at) {
        var body = new KeyNews(
                k.id, k.kind, k.secretHash, k.communities == null, k.communities, k.scopes, k.expiresAt, k.revokedAt);
        return News.of(Ids.next(), News.GLOBAL, type, k.id, at, body);
    }
}
