/**
 * On which level (等级) of the community's ladder members stand, and since when: a projection of incentive-service's feed, by
 * which metrics of members are taken apart.
 */
@NullMarked
package org.communityops.kpi.tier;

import org.jspecify.annotations.NullMarked;
