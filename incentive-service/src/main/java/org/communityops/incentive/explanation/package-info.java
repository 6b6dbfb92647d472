/**
 * Explanations: why an entry has its amount, and why an event paid what it did or nothing. Computed again from facts and rule
 * versions by the same rating that posted it.
 */
@NullMarked
package org.communityops.incentive.explanation;

import org.jspecify.annotations.NullMarked;
