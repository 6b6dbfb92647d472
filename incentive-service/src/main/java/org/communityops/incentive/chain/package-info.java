/**
 * The hash chain (哈希链) over a community's ledger: blocks of transactions, each with the hash of the block before. Whoever keeps the
 * hash of a block elsewhere can tell later that nothing up to it was changed, added or left out.
 */
@NullMarked
package org.communityops.incentive.chain;

import org.jspecify.annotations.NullMarked;
