/**
 * Currencies (积分种类): {@code points} to spend and {@code reputation} that cannot be spent, in every community from the start.
 */
@NullMarked
package org.communityops.incentive.currency;

import org.jspecify.annotations.NullMarked;
