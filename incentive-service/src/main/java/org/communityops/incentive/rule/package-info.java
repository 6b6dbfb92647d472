/**
 * Earning rules (积分规则): what pays how much for which activity. A rule is data: versions with a definition, the same grammar for the
 * starter rules of a new community and for all others. Entries name the version that earned them, so versions never change.
 */
@NullMarked
package org.communityops.incentive.rule;

import org.jspecify.annotations.NullMarked;
