package org.communityops.activity.event;

import jakarta.inject.Singleton;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemType;

/** The kinds of problem that only looking back has. */
@Singleton
public class EventProblems implements ProblemCatalogue {
    /** The answer would take too long or be too large. */
    public static final ProblemType RANGE_TOO_LARGE =
            new ProblemType("range-too-large", 422, "The question covers too much", "查询范围过大");

    @Override
    public List<ProblemType> types() {
        return List.of(RANGE_TOO_LARGE);
    }
}
