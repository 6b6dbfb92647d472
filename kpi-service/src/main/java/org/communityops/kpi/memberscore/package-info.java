/**
 * Scores of members (会员评分), read: RFM, love × reach, value band and churn risk of each week, each with the inputs that
 * made it; opinion leaders and the value pyramid.
 */
@NullMarked
package org.communityops.kpi.memberscore;

import org.jspecify.annotations.NullMarked;
