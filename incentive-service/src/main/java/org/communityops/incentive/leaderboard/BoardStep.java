package org.communityops.incentive.leaderboard;

/**
 * Members of a board who went from one amount to another. One below 1 is not on the board.
 *
 * @param members how many made this very step
 */
record BoardStep(Board board, long before, long after, long members) {}
