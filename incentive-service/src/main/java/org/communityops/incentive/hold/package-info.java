/**
 * Holds (冻结): points of a member that are set aside for a purchase and then paid, in whole or in part, or given back. What is held is no
 * longer in the wallet, so it cannot be spent twice.
 */
@NullMarked
package org.communityops.incentive.hold;

import org.jspecify.annotations.NullMarked;
