package org.communityops.incentive.actor;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Why somebody else has to take a step. */
@ApplicationScoped
public class ActorProblems implements ProblemCatalogue {
    private static final ProblemType SECOND_PERSON =
            new ProblemType("second-person-required", 403, "Somebody else has to approve", "须由另一人批准");

    @Override
    public List<ProblemType> types() {
        return List.of(SECOND_PERSON);
    }

    /** 403: the caller had a hand in what is to be approved. */
    public static ProblemException secondPerson(String detail) {
        return new ProblemException(SECOND_PERSON, detail);
    }
}
