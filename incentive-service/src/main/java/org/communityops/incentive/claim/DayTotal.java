package org.communityops.incentive.claim;

/** What was claimed of a rule on a day by all members, and what of it was paid. */
record DayTotal(long claimed, long paid) {
    static final DayTotal NOTHING = new DayTotal(0, 0);
}
