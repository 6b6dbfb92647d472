package org.communityops.member.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** How requests about identities fail. */
@ApplicationScoped
class IdentityProblems implements ProblemCatalogue {
    private static final ProblemType IDENTITY_TAKEN =
            new ProblemType("identity-taken", 409, "The identity belongs to another member", "该身份已属于其他成员");

    @Override
    public List<ProblemType> types() {
        return List.of(IDENTITY_TAKEN);
    }

    static ProblemException taken(LinkIdentity identity) {
        return new ProblemException(
                IDENTITY_TAKEN,
                "The account " + identity.externalId() + " on " + identity.platform() + " belongs to another member.");
    }

    static ProblemException noSuchIdentity(String platform, String externalId) {
        return ProblemException.notFound("identity", platform + " " + externalId);
    }
}
