/**
 * Explanations: from a value down to what it was divided from, the days and rollups that were read, and the members
 * behind it.
 *
 * <p>An explanation is computed by the same terms from the same rollups as the value, so it cannot differ from it. Members
 * are ids, told to callers with a permission of its own.
 */
@NullMarked
package org.communityops.kpi.explain;

import org.jspecify.annotations.NullMarked;
