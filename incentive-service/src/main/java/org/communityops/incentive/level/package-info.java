/**
 * Levels (会员等级): where each member stands on the ladders of its community, since when, and what that allows. Up at once; on a
 * ladder with a window down again after days of grace and a warning.
 */
@NullMarked
package org.communityops.incentive.level;

import org.jspecify.annotations.NullMarked;
