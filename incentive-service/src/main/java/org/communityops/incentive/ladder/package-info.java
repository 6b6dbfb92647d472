/**
 * Ladders (等级体系): thresholds of points, earned ever or within a window of days, with titles and perks. Where members stand on
 * them is told by {@code level}.
 */
@NullMarked
package org.communityops.incentive.ladder;

import org.jspecify.annotations.NullMarked;
