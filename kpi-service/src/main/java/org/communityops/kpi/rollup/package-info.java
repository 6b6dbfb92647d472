/**
 * Rollups: what a community's days amount to, kept up with each page of the activity feed.
 *
 * <p>Three stores derived from facts: a counter for each day and measure, the set of members for each day and measure (a
 * roaring bitmap, so distinct counts are exact and can be united), and a board of values by member for each month and
 * measure. Adding a page adds to them; a retraction rebuilds the days that it touches. At any time they equal what
 * facts alone would give.
 */
@NullMarked
package org.communityops.kpi.rollup;

import org.jspecify.annotations.NullMarked;
