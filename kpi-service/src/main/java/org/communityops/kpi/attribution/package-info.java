/**
 * Attribution (归因): which channels the conversions are owed to.
 *
 * <p>A journey (转化路径) is what touched a member, {@code channel.touched} by {@code channel.touched}, since his
 * conversion before and within the look-back window; it ends with a conversion or with nothing. Each model divides the
 * conversions among the channels of the journeys in its own way; under each the shares add up to all of it, to the last
 * of six decimals.
 */
@NullMarked
package org.communityops.kpi.attribution;

import org.jspecify.annotations.NullMarked;
