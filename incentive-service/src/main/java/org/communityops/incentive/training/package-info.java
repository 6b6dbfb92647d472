/** Who is to take which training course (培训任务): by an operator's decision, or because an evaluation showed an indicator weak. */
@NullMarked
package org.communityops.incentive.training;

import org.jspecify.annotations.NullMarked;
