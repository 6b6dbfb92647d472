package org.communityops.incentive.couponseries;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether coupons of a series are issued. Those that were stay what they are. */
@Schema(name = "CouponSeriesState")
public enum SeriesState {
    OPEN,
    CLOSED
}
