/**
 * Custody (暂存): points that were earned by flagged events are set aside until a person decides on the flag. They are lost by that decision
 * or come back; nobody spends them meanwhile.
 */
@NullMarked
package org.communityops.incentive.custody;

import org.jspecify.annotations.NullMarked;
