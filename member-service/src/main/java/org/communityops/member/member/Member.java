package org.communityops.member.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** Somebody in a community. */
@Entity
@Table(name = "member")
class Member {
    @Id
    @Column(nullable = false, updatable = false)
    UUID id;

    @Column(nullable = false, updatable = false)
    UUID communityId;

    @Column(nullable = false)
    String displayName;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    MemberStatus status;

    @Column(nullable = false)
    Instant joinedAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    JoinedBy joinedBy;

    @Formula("(select l.level from member_level l where l.community_id = community_id and l.member_id = id)")
    @Nullable Integer level;

    @Column(nullable = false, updatable = false)
    Instant createdAt;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    @SuppressWarnings("NullAway.Init")
    Member(UUID communityId, UUID id, MemberSettings settings, Instant createdAt) {
        this.communityId = communityId;
        this.id = id;
        this.joinedBy = JoinedBy.STATEMENT;
        this.createdAt = createdAt;
        apply(settings);
    }

    MemberSettings settings() {
        return new MemberSettings(displayName, status, joinedAt);
    }

    /** Takes the changes over; a date that somebody states is no longer corrected by activity. */
    final void apply(MemberSettings settings) {
        displayName = settings.displayName();
        status = settings.status();
        if (!settings.joinedAt().equals(joinedAt)) {
            joinedAt = settings.joinedAt();
            joinedBy = JoinedBy.STATEMENT;
        }
    }
}
