/**
 * Earnings: what each rule has paid for each occasion. A page of the activity feed becomes facts; the member-days that it touches are
 * rated again, and the differences are posted to the ledger.
 */
@NullMarked
package org.communityops.incentive.earning;

import org.jspecify.annotations.NullMarked;
