/**
 * Comparing the figures the services give with figures that were computed elsewhere from the same events. Only the public
 * interface is asked. It promises to name every cell that differs, to count those it compared, and to say what it could
 * not compare.
 */
@NullMarked
package org.communityops.deploy.local.verify;

import org.jspecify.annotations.NullMarked;
