package org.communityops.incentive.evaluation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Wants to know of final evaluations. */
public interface EvaluationListener {
    /** Called in the transaction that keeps them, in their order; the same one can be told again. */
    void finalised(Connection connection, List<FinalEvaluation> evaluations) throws SQLException;
}
