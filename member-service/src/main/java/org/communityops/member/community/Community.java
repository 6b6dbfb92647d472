package org.communityops.member.community;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A community and its settings. */
@Entity
@Table(name = "community")
class Community {
    @Id
    @Column(name = "community_id", nullable = false, updatable = false)
    UUID id;

    @Column(nullable = false)
    String slug;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String timeZone;

    @Column(nullable = false)
    String locale;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    JoinPolicy joinPolicy;

    @Nullable String purpose;

    @Nullable String audience;

    @Column(nullable = false)
    List<String> topics;

    @Enumerated(EnumType.STRING)
    @Nullable Industry industry;

    @Nullable Instant eventsFrom;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Stage stage;

    @Column(nullable = false)
    boolean archived;

    @Column(nullable = false, updatable = false)
    Instant createdAt;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init")
    protected Community() {}

    @SuppressWarnings("NullAway.Init")
    Community(UUID id, CommunitySettings settings, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
        apply(settings);
    }

    /** Names the present state; another state has another tag. */
    String tag() {
        return String.valueOf(version);
    }

    CommunitySettings settings() {
        return new CommunitySettings(
                slug,
                name,
                timeZone,
                locale,
                joinPolicy,
                purpose,
                audience,
                topics,
                industry,
                eventsFrom,
                stage,
                archived);
    }

    final void apply(CommunitySettings settings) {
        slug = settings.slug();
        name = settings.name();
        timeZone = settings.timeZone();
        locale = settings.locale();
        joinPolicy = settings.joinPolicy();
        purpose = settings.purpose();
        audience = settings.audience();
        topics = settings.topics();
        industry = settings.industry();
        eventsFrom = settings.eventsFrom();
        stage = settings.stage();
        archived = settings.archived();
    }
}
