/** News between services: an outbox, a feed with dense positions, and followers whose effects count exactly once. */
@NullMarked
package org.communityops.kit.feed;

import org.jspecify.annotations.NullMarked;
