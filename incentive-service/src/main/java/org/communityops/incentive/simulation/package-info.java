/**
 * Simulations: what rules would have paid for a past period, next to what was really paid. Facts are read member by member, rated by
 * the same code that pays, and summed in temporary tables of one transaction that is rolled back: nothing that lives is written.
 */
@NullMarked
package org.communityops.incentive.simulation;

import org.jspecify.annotations.NullMarked;
