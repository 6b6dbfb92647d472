/**
 * The live stream: recorded events as server-sent events, in the order of the feed, so that a reader who comes back with
 * the id of the last one it saw misses nothing and sees nothing twice.
 */
@NullMarked
package org.communityops.activity.live;

import org.jspecify.annotations.NullMarked;
