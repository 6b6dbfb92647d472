package org.communityops.incentive.wallet;

/**
 * A line of a statement.
 *
 * @param number its place in the statement, from 1
 */
record NumberedEntry(long number, EntryView entry) {}
