/**
 * Final evaluations (考核) as kpi-service tells of them: what bonuses are computed from. They are kept as they came; one after an appeal is a
 * revision of its own, so what was paid for an earlier one can still be explained.
 */
@NullMarked
package org.communityops.incentive.evaluation;

import org.jspecify.annotations.NullMarked;
