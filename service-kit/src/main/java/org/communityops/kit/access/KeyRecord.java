package org.communityops.kit.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a service stores of a key. */
@SuppressWarnings("ArrayRecordComponent")
record KeyRecord(
        KeyKind kind,
        byte[] secretHash,
        @Nullable Set<UUID> communities,
        @Nullable Set<String> scopes,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    boolean isGoodAt(Instant now) {
        return now.isBefore(expiresAt) && (revokedAt == null || now.isBefore(revokedAt));
    }

    Caller caller(String keyId) {
        return new Caller(keyId, kind, communities == null, communities == null ? Set.of() : communities, scopes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyRecord that
                && kind == that.kind
                && Arrays.equals(secretHash, that.secretHash)
                && expiresAt.equals(that.expiresAt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secretHash);
    }
}
