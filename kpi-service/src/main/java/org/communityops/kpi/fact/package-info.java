/**
 * Facts: activity events without their bodies, and the dense numbers of the members who caused them.
 *
 * <p>An event is one fact however often it is delivered. A fact keeps what rollups and funnels ask for (who, what, when,
 * the local day), so every rollup can be built again from facts alone. A retracted fact stays, and counts in nothing.
 */
@NullMarked
package org.communityops.kpi.fact;

import org.jspecify.annotations.NullMarked;
