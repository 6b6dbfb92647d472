/**
 * Counts: how many events of each type happened, by hour and by day.
 *
 * <p>Kept up in the background from the service's own feed, a second behind the recording at most, together with the
 * digests that prove to the other services what was recorded. A count says what was recorded: a retraction takes nothing
 * away, it is an event of its own.
 */
@NullMarked
package org.communityops.activity.count;

import org.jspecify.annotations.NullMarked;
