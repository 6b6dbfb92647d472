/**
 * The ledger (积分账本): accounts, transactions that sum to zero, and the one door through which they are written. Its truths are kept
 * by the database, whoever writes.
 */
@NullMarked
package org.communityops.incentive.ledger;

import org.jspecify.annotations.NullMarked;
