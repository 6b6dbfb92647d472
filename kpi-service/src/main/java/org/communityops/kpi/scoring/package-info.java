/**
 * The weekly scoring of members (成员评分): a job that counts what each member did up to the end of an ISO week, places the
 * members among each other, and writes their scores.
 *
 * <p>A score is a snapshot: it is made once for a community, week, member and definition version, and never changes. What
 * arrives later counts in the next week, since all inputs look back over several. The job works in portions of member
 * numbers, each in a transaction that also says how far it has come and leaves the news of changed scores, so a killed one
 * ends in the same rows and tells everything once.
 */
@NullMarked
package org.communityops.kpi.scoring;

import org.jspecify.annotations.NullMarked;
