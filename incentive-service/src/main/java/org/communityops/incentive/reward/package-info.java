/**
 * The catalogue (礼品, 权益): what members can redeem their points for, what it costs, how many there are and who may have it.
 */
@NullMarked
package org.communityops.incentive.reward;

import org.jspecify.annotations.NullMarked;
