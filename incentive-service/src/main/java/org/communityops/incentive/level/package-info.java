/**
 * Levels (会员等级): ladders with thresholds of lifetime points, where each member stands, and since when.
 */
@NullMarked
package org.communityops.incentive.level;

import org.jspecify.annotations.NullMarked;
