/** Repeated POST requests get the first answer, and their effect happens once. */
@NullMarked
package org.communityops.kit.idempotency;

import org.jspecify.annotations.NullMarked;
