/**
 * Effect reports of plans (效果报告): what a plan paid, to whom and at which cost, and whether the members that it reached became more active
 * than they were, and than the others became.
 */
@NullMarked
package org.communityops.incentive.planreport;

import org.jspecify.annotations.NullMarked;
