/**
 * Back-tests (回测): simulations as jobs that operators ask for, watch and cancel.
 */
@NullMarked
package org.communityops.incentive.backtest;

import org.jspecify.annotations.NullMarked;
