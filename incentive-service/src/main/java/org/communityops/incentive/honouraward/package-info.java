/**
 * The honours (荣誉) that members were given, each once for a period, to the first of a leaderboard or by hand, with a citation.
 */
@NullMarked
package org.communityops.incentive.honouraward;

import org.jspecify.annotations.NullMarked;
