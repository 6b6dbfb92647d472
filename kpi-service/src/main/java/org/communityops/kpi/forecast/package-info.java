/**
 * Forecasts (预测): what a metric will be on the next days if it goes on as it did, and how far off such a forecast was.
 *
 * <p>The model is additive Holt-Winters with a season of a week. Its error is not that of the days that it was fitted
 * to: it is tried on days that it had not seen, and held against the plainest forecast there is, the same weekday of
 * the week before.
 */
@NullMarked
package org.communityops.kpi.forecast;

import org.jspecify.annotations.NullMarked;
