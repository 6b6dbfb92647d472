/**
 * Fair play (公平性): what unfair play looks like in facts. Pure definitions with thresholds from the configuration; reading facts and keeping what
 * is found is the matter of others.
 */
@NullMarked
package org.communityops.incentive.fairplay;

import org.jspecify.annotations.NullMarked;
