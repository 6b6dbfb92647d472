package org.communityops.member.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account on a platform, linked to a member. */
@Entity
@Table(name = "identity")
@IdClass(Identity.Key.class)
class Identity {
    /** What an identity is known by. */
    record Key(UUID communityId, String platform, String externalId) {}

    @Id
    @Column(nullable = false, updatable = false)
    UUID communityId;

    @Id
    @Column(nullable = false, updatable = false)
    String platform;

    @Id
    @Column(nullable = false, updatable = false)
    String externalId;

    @Column(nullable = false, updatable = false)
    UUID memberId;

    @Nullable String handle;

    @Column(nullable = false, updatable = false)
    Instant linkedAt;

    @SuppressWarnings("NullAway.Init")
    protected Identity() {}
}
