/**
 * Facts: what rating needs of the activity events that happened, in the days of the community. A fact is written once; only that it was
 * retracted can be added, before or after it arrives.
 */
@NullMarked
package org.communityops.incentive.fact;

import org.jspecify.annotations.NullMarked;
