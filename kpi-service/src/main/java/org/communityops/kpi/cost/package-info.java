/**
 * What a community costs (成本): money and hours of operators, entered by people or told by incentive-service, and never changed. A wrong entry is taken
 * back by another one, its reversal.
 *
 * <p>Each entry goes into a rollup of days in its transaction, so that metrics of costs are computed like all others.
 */
@NullMarked
package org.communityops.kpi.cost;

import org.jspecify.annotations.NullMarked;
