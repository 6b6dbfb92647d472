package org.communityops.kpi.significance;

import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** The refusal to say something of too little. */
public final class InsufficientData {
    /** There is not enough to say anything. */
    public static final ProblemType TYPE =
            new ProblemType("insufficient-data", 422, "There are too few data to say anything", "数据不足");

    private InsufficientData() {}

    /** 422 that says what is missing. */
    public static ProblemException because(String detail) {
        return new ProblemException(TYPE, detail);
    }
}
