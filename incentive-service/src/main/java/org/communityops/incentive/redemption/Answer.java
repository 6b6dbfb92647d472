package org.communityops.incentive.redemption;

/** What a request made of a redemption, and whether it had been answered before. */
record Answer(Redemption redemption, boolean repeated) {}
