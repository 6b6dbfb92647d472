/**
 * Leaderboards (排行榜): who earned how much in a day, week, month, quarter, year, and of all time, and how many have how much. A
 * projection of what was earned; spending does not lower it.
 */
@NullMarked
package org.communityops.incentive.leaderboard;

import org.jspecify.annotations.NullMarked;
