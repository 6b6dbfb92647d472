/** Who takes a step that a second person has to confirm: the key of the request, and the person behind it. */
@NullMarked
package org.communityops.incentive.actor;

import org.jspecify.annotations.NullMarked;
