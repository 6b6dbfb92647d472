package org.communityops.member.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.KeyKind;
import org.hibernate.annotations.SecondaryRow;
import org.jspecify.annotations.Nullable;

/** A key that this service has issued: what verifies it, and what its owner wants to know of it. */
@Entity
@Table(name = "api_key")
@SecondaryTable(name = IssuedKey.ISSUED, pkJoinColumns = @PrimaryKeyJoinColumn(name = "key_id"))
@SecondaryRow(table = IssuedKey.ISSUED, optional = false)
class IssuedKey {
    static final String ISSUED = "issued_key";

    @Id
    @Column(name = "key_id", nullable = false, updatable = false)
    String id;

    /** In lower case, as in the text of the key. */
    @Column(nullable = false, updatable = false)
    String kind;

    @Column(nullable = false, updatable = false)
    byte[] secretHash;

    @Column(updatable = false)
    @Nullable List<UUID> communities;

    @Column(updatable = false)
    @Nullable List<String> scopes;

    @Column(nullable = false)
    Instant expiresAt;

    @Nullable Instant revokedAt;

    @Column(table = ISSUED, nullable = false)
    String name;

    @Column(table = ISSUED, nullable = false, updatable = false)
    Instant createdAt;

    @Column(table = ISSUED, updatable = false)
    @Nullable String createdBy;

    @Column(table = ISSUED)
    @Nullable String replacedBy;

    @SuppressWarnings("NullAway.Init")
    protected IssuedKey() {}

    @SuppressWarnings("NullAway.Init")
    IssuedKey(ApiKey key, Grant grant, Instant createdAt, @Nullable String createdBy) {
        this.id = key.keyId();
        this.kind = key.kind().label();
        this.secretHash = key.secretHash();
        this.name = grant.name();
        this.communities = grant.communities().only();
        this.scopes = grant.scopes();
        this.expiresAt = grant.expiresAt();
        this.createdAt = createdAt;
        this.createdBy = createdBy;
    }

    KeyKind kind() {
        return KeyKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** What the key was issued with; the same again, for as long again, when it is rotated at this time. */
    Grant renewed(Instant now) {
        var lifetime = Duration.between(createdAt, expiresAt);
        return new Grant(name, kind(), new KeyCommunities(communities), scopes, now.plus(lifetime));
    }

    boolean isGoodAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** Whether the key may do everything everywhere. */
    boolean isOwners() {
        return kind() == KeyKind.OWN && communities == null && scopes == null;
    }
}
