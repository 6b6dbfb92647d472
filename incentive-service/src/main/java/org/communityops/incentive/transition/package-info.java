/** What all things with states have in common: which changes of state are refused, and how. */
@NullMarked
package org.communityops.incentive.transition;

import org.jspecify.annotations.NullMarked;
