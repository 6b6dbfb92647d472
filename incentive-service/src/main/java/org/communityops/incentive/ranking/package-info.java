/**
 * Ranking (排名): the first of a board, where one member stands and who stands around, and who wants to be seen there. Reads the
 * boards that {@code leaderboard} keeps.
 */
@NullMarked
package org.communityops.incentive.ranking;

import org.jspecify.annotations.NullMarked;
