/**
 * Badges (勋章): what members can get, and what earns it: so many events, so many days, other badges, or the judgement of an
 * operator. Who has got which is told by {@code award}.
 */
@NullMarked
package org.communityops.incentive.badge;

import org.jspecify.annotations.NullMarked;
