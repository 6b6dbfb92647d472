package org.communityops.member.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** How requests about communities fail. */
@ApplicationScoped
class CommunityProblems implements ProblemCatalogue {
    private static final ProblemType SLUG_TAKEN = new ProblemType("slug-taken", 409, "The slug is taken", "短名已被使用");

    @Override
    public List<ProblemType> types() {
        return List.of(SLUG_TAKEN);
    }

    static ProblemException noSuchCommunity(UUID id) {
        return ProblemException.notFound("community", id);
    }

    /** Says nothing of the community that has the slug: the caller may not know of it. */
    static ProblemException slugTaken() {
        return new ProblemException(
                SLUG_TAKEN,
                "Another community has this slug.",
                List.of(Fault.at("/slug", "taken", "is the slug of another community")));
    }

    static ProblemException onlyFromEverywhere() {
        return new ProblemException(
                ProblemType.FORBIDDEN, "A community can only be made with a key that is good for all communities.");
    }
}
