/**
 * Flags (异常标记): what looks like unfair play, with the evidence. A flag does nothing to anybody; a person confirms or dismisses it, with a reason.
 */
@NullMarked
package org.communityops.incentive.flag;

import org.jspecify.annotations.NullMarked;
