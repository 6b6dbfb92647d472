/**
 * Promotions (晋升): which operators met the criteria of a position in several periods in a row, who of them was proposed, and what a second
 * person decided. What was decided is on record; who does what in the community stays with member-service.
 */
@NullMarked
package org.communityops.incentive.promotion;

import org.jspecify.annotations.NullMarked;
