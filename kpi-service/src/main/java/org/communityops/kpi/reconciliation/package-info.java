/**
 * Reconciliation (对账): the proof that three services have processed the same events.
 *
 * <p>activity-service, incentive-service and this one each keep, by UTC day and type, the number of the events they have
 * processed and a check sum that does not depend on their order. A job compares them; equal sums are the proof, unequal
 * ones name the day and the types. A job survives a restart: it is taken up again until it is done or has failed.
 */
@NullMarked
package org.communityops.kpi.reconciliation;

import org.jspecify.annotations.NullMarked;
