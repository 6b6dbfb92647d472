/**
 * A metric of many communities beside each other, and of all of them together.
 *
 * <p>Each community counts in its own zone, so the same period begins at different instants. The total adds what stands
 * above and below the line: a member of two communities is two members.
 */
@NullMarked
package org.communityops.kpi.across;

import org.jspecify.annotations.NullMarked;
