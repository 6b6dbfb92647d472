/** Sharing an amount that cannot be divided at will, so that nothing is lost. */
@NullMarked
package org.communityops.incentive.apportionment;

import org.jspecify.annotations.NullMarked;
