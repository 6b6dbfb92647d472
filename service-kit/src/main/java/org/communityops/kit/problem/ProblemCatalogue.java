package org.communityops.kit.problem;

import java.util.List;

/** The kinds of problem that a service adds to the common ones; each has a page below {@code /problems}. */
public interface ProblemCatalogue {
    List<ProblemType> types();
}
