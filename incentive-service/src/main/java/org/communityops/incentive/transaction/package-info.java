/**
 * Transactions over HTTP: points granted, spent and transferred by hand, and reversals. Requests share commits; each is posted once
 * for its idempotency key, for ever.
 */
@NullMarked
package org.communityops.incentive.transaction;

import org.jspecify.annotations.NullMarked;
