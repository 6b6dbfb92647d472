/**
 * Whose doings an analysis looks at (人群): everybody, those of a channel of arrival, or those who met a variant of an
 * experiment; and the parts into which they fall.
 */
@NullMarked
package org.communityops.kpi.population;

import org.jspecify.annotations.NullMarked;
