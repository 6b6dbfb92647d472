/** Proof of what was processed: counts and order-independent check sums. */
@NullMarked
package org.communityops.kit.digest;

import org.jspecify.annotations.NullMarked;
