package org.communityops.member.community;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.communityops.kit.access.Caller;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The use cases of communities, each one transaction. */
@ApplicationScoped
public class CommunityService {
    private final CommunityRepository communities;
    private final Outbox outbox;
    private final Clock clock;

    CommunityService(CommunityRepository communities, Outbox outbox, Clock clock) {
        this.communities = communities;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Community create(Caller caller, CommunitySettings settings) {
        if (!caller.everywhere()) {
            throw CommunityProblems.onlyFromEverywhere();
        }
        var community = new Community(Ids.next(), settings, clock.instant());
        communities.persist(community);
        flush();
        outbox.add(CommunityNews.created(community));
        return community;
    }

    List<Community> page(Caller caller, @Nullable String slug, @Nullable UUID after, int limit) {
        return communities.page(caller, slug, after, limit);
    }

    Community get(UUID id) {
        return communities.findByIdOptional(id).orElseThrow(() -> CommunityProblems.noSuchCommunity(id));
    }

    /**
     * Changes the settings of a community; a change that changes nothing is none.
     *
     * @param expected given the tag of the present state, throws when the caller's change was made for another
     */
    @Transactional
    Community change(UUID id, Consumer<String> expected, UnaryOperator<CommunitySettings> edit) {
        var community = communities.findForChange(id).orElseThrow(() -> CommunityProblems.noSuchCommunity(id));
        expected.accept(community.tag());
        var settings = edit.apply(community.settings());
        if (!settings.equals(community.settings())) {
            community.apply(settings);
            flush();
            outbox.add(CommunityNews.changed(community, clock.instant()));
        }
        return community;
    }

    /** Throws the 404 of an unknown community. */
    public void require(UUID id) {
        get(id);
    }

    private void flush() {
        try {
            communities.flush();
        } catch (ConstraintViolationException e) {
            throw "community_slug_key".equals(e.getConstraintName()) ? CommunityProblems.slugTaken() : e;
        }
    }
}
