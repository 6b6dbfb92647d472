package org.communityops.member.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.Caller;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.problem.ProblemException;
import org.communityops.member.community.CommunityService;
import org.communityops.member.key.KeyRepository.Position;
import org.jspecify.annotations.Nullable;

/** The use cases of keys, each one transaction. */
@ApplicationScoped
public class KeyService {
    private static final Duration LIFETIME = Duration.ofDays(365);

    private final KeyRepository keys;
    private final CommunityService communities;
    private final Outbox outbox;
    private final KeyEnds ends;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KeyService(KeyRepository keys, CommunityService communities, Outbox outbox, KeyEnds ends, Clock clock) {
        this.keys = keys;
        this.communities = communities;
        this.outbox = outbox;
        this.ends = ends;
        this.clock = clock;
    }

    /** Makes a key that is good for no more than the caller's own. */
    @Transactional
    KeyView create(Caller caller, CreateKey request) {
        var now = clock.instant();
        var grant = grant(request, now);
        refuseUnknown(caller, grant.communities());
        if (!grant.isWithin(caller)) {
            throw KeyProblems.moreThanOwn();
        }
        return issue(grant, now, caller.keyId());
    }

    @Transactional
    List<KeyView> page(Caller caller, @Nullable Position after, int limit) {
        return keys.page(caller, after, limit).stream().map(KeyView::of).toList();
    }

    @Transactional
    KeyView get(Caller caller, String id) {
        return keys.find(caller, id).map(KeyView::of).orElseThrow(() -> KeyProblems.noSuchKey(id));
    }

    /** Makes a key like this one and lets this one live on for the overlap, at most. */
    @Transactional
    KeyView rotate(Caller caller, String id, Duration overlap) {
        var now = clock.instant();
        var old = keys.findForChange(caller, id).orElseThrow(() -> KeyProblems.noSuchKey(id));
        if (!old.isGoodAt(now) || old.replacedBy != null) {
            throw KeyProblems.ended();
        }
        var grant = old.renewed(now);
        if (!grant.isWithin(caller)) {
            throw KeyProblems.moreThanOwn();
        }
        var fresh = issue(grant, now, caller.keyId());
        var end = now.plus(overlap);
        old.expiresAt = end.isBefore(old.expiresAt) ? end : old.expiresAt;
        old.replacedBy = fresh.id();
        outbox.add(KeyNews.changed(old, now));
        ends.add(id);
        return fresh;
    }

    /** Ends a key at once; one that has been revoked stays as it is. */
    @Transactional
    KeyView revoke(Caller caller, String id) {
        var now = clock.instant();
        // Before the key itself: everybody who ends owner keys takes the locks in the same order.
        var owners = keys.ownersForChange();
        var key = keys.findForChange(caller, id).orElseThrow(() -> KeyProblems.noSuchKey(id));
        if (key.revokedAt == null) {
            if (key.isOwners() && owners.stream().noneMatch(other -> !other.id.equals(id) && other.isGoodAt(now))) {
                throw KeyProblems.lastOwnerKey();
            }
            key.revokedAt = now;
            outbox.add(KeyNews.revoked(key, now));
            ends.add(id);
        }
        return KeyView.of(key);
    }

    /**
     * Whether nobody can make keys: no owner key is good. Until the end of the transaction no other process is told so.
     */
    public boolean lackOwnerKey() {
        keys.lockFirstStart();
        var now = clock.instant();
        return keys.ownersForChange().stream().noneMatch(key -> key.isGoodAt(now));
    }

    /** Whether a key with this id was ever issued. */
    public boolean hasIssued(String id) {
        return keys.findByIdOptional(id).isPresent();
    }

    /** Makes this the owner's key. */
    public void issueOwnerKey(ApiKey key) {
        var everywhere = new KeyCommunities(null);
        var now = clock.instant();
        issue(key, new Grant("Owner", KeyKind.OWN, everywhere, null, now.plus(LIFETIME)), now, null);
    }

    private KeyView issue(Grant grant, Instant now, String createdBy) {
        return issue(ApiKey.generate(grant.kind(), random), grant, now, createdBy);
    }

    private KeyView issue(ApiKey text, Grant grant, Instant now, @Nullable String createdBy) {
        var key = new IssuedKey(text, grant, now, createdBy);
        keys.persistAndFlush(key);
        outbox.add(KeyNews.created(key));
        return KeyView.of(key, text.text());
    }

    private static Grant grant(CreateKey request, Instant now) {
        var expiresAt = request.expiresAt() == null
                ? now.plus(LIFETIME)
                : request.expiresAt().truncatedTo(ChronoUnit.MICROS);
        if (!expiresAt.isAfter(now)) {
            throw ProblemException.invalid("/expiresAt", "in-past", "would be over before it begins");
        }
        var named = request.communities().only();
        if (named != null && (named.isEmpty() || named.size() > KeyCommunities.MOST)) {
            throw ProblemException.invalid(
                    "/communities", "size", "must be ALL or 1 to " + KeyCommunities.MOST + " communities");
        }
        var kind = KeyKind.valueOf(request.kind().toUpperCase(Locale.ROOT));
        if (kind == KeyKind.SVC && named != null) {
            throw ProblemException.invalid(
                    "/communities", "not-all", "must be ALL for a service, which reads the feed of every community");
        }
        return new Grant(request.name(), kind, request.communities(), request.scopes(), expiresAt);
    }

    /** What the caller may not enter does not exist for the caller, so one answer fits both. */
    private void refuseUnknown(Caller caller, KeyCommunities named) {
        for (var id : Objects.requireNonNullElse(named.only(), List.<UUID>of())) {
            if (!caller.mayEnter(id)) {
                throw ProblemException.notFound("community", id);
            }
            communities.require(id);
        }
    }
}
