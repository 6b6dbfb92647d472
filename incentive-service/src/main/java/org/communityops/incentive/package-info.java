/** The incentive service. */
@NullMarked
package org.communityops.incentive;

import org.jspecify.annotations.NullMarked;
