/**
 * Awards: the badges (勋章) that members got. An earned badge follows from what {@code merit} counts and comes and goes with it;
 * one that is given by hand follows an operator's judgement, and one that is composed the badges that a member has.
 */
@NullMarked
package org.communityops.incentive.award;

import org.jspecify.annotations.NullMarked;
