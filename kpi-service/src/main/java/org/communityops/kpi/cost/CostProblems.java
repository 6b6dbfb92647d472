package org.communityops.kpi.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** What can be wrong with a reversal. */
@ApplicationScoped
class CostProblems implements ProblemCatalogue {
    private static final ProblemType ALREADY_REVERSED =
            new ProblemType("already-reversed", 409, "It was taken back before", "已被冲销");

    @Override
    public List<ProblemType> types() {
        return List.of(ALREADY_REVERSED);
    }

    static ProblemException alreadyReversed(UUID id) {
        return new ProblemException(ALREADY_REVERSED, "The cost " + id + " was taken back before");
    }

    static ProblemException isReversal(UUID id) {
        return new ProblemException(
                ProblemType.CONFLICT, "The cost " + id + " takes another one back; enter that one again instead");
    }
}
