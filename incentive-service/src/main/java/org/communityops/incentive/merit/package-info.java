/**
 * Merits: what members did that counts towards badges (勋章), day by day. Each page of events, and each look at the past for a
 * badge that is new, ends in the same counts; whom they are enough for is told to {@code award}.
 */
@NullMarked
package org.communityops.incentive.merit;

import org.jspecify.annotations.NullMarked;
