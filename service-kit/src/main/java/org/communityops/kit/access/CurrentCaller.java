package org.communityops.kit.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller of the request that is being served, and the community that its path names. */
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;
    private @Nullable UUID communityId;

    /** The caller; every operation but the public ones has one. */
    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("No caller: the operation is public or there is no request");
        }
        return caller;
    }

    void enter(Caller caller, @Nullable UUID communityId) {
        this.caller = caller;
        this.communityId = communityId;
    }

    /** The row-level scope of this request: the community of its path, else all that the caller holds. */
    Optional<String> scope() {
        if (communityId != null) {
            return Optional.of(communityId.toString());
        }
        return Optional.ofNullable(caller).map(c -> c.everywhere() ? "*" : CommunityScope.text(c.communities()));
    }
}
