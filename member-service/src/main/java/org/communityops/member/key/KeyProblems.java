package org.communityops.member.key;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** How requests about keys fail. */
@ApplicationScoped
class KeyProblems implements ProblemCatalogue {
    private static final ProblemType KEY_ENDED =
            new ProblemType("key-ended", 409, "The key is no longer good", "密钥已失效");
    private static final ProblemType LAST_OWNER_KEY =
            new ProblemType("last-owner-key", 409, "This is the last owner key", "这是最后一个所有者密钥");

    @Override
    public List<ProblemType> types() {
        return List.of(KEY_ENDED, LAST_OWNER_KEY);
    }

    static ProblemException noSuchKey(String id) {
        return ProblemException.notFound("key", id);
    }

    static ProblemException moreThanOwn() {
        return new ProblemException(
                ProblemType.FORBIDDEN, "A key can only pass on the communities and permissions that it has itself.");
    }

    static ProblemException ended() {
        return new ProblemException(KEY_ENDED, "A key that was revoked or replaced or has expired is not rotated.");
    }

    static ProblemException lastOwnerKey() {
        return new ProblemException(
                LAST_OWNER_KEY, "Without it nobody could make keys any more; make or rotate an owner key first.");
    }
}
