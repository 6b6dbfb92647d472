package org.communityops.activity.community;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Looks communities up, remembering each for a moment: every request asks, and they hardly ever change. */
@ApplicationScoped
public class Communities {
    /** A change reaches the replica that follows the feed at once, and the others after this. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final CommunityRepository repository;
    private final Cache<UUID, Community> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    Communities(CommunityRepository repository) {
        this.repository = repository;
    }

    /** A community that is known here; 404 otherwise. */
    public Community get(UUID communityId) {
        var remembered = known.getIfPresent(communityId);
        if (remembered != null) {
            return remembered;
        }
        var community =
                repository.find(communityId).orElseThrow(() -> ProblemException.notFound("community", communityId));
        known.put(communityId, community);
        return community;
    }

    /** A community that takes events; 404 when it is not known here, 409 when it is archived. */
    public Community open(UUID communityId) {
        var community = get(communityId);
        if (community.archived()) {
            throw new ProblemException(ProblemType.CONFLICT, "The community is archived and takes no more events");
        }
        return community;
    }

    void forget(Collection<UUID> communityIds) {
        known.invalidateAll(communityIds);
    }
}
