/**
 * Verification (账本校验): recomputes a community's ledger from its rows and compares it with its hash chain and its wallets, so that a row
 * that was changed, added or removed by hand is found and named.
 */
@NullMarked
package org.communityops.incentive.verification;

import org.jspecify.annotations.NullMarked;
