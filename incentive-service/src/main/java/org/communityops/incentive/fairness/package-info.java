/** Fairness (公平性报告): how evenly the points of a period are shared among those who earned any. */
@NullMarked
package org.communityops.incentive.fairness;

import org.jspecify.annotations.NullMarked;
