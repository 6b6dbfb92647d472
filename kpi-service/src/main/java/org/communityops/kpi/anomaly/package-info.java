/**
 * Anomalies (异常): days on which a metric was far off what the same weekday was before.
 *
 * <p>Medians and median deviations make the bands, so the odd day of last month neither widens nor moves them.
 */
@NullMarked
package org.communityops.kpi.anomaly;

import org.jspecify.annotations.NullMarked;
