package org.communityops.incentive.couponseries;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the codes of a series come from. */
@Schema(name = "CodeSource")
public enum CodeSource {
    /** Each coupon gets a new unguessable code when it is issued. */
    GENERATED,
    /** Codes are brought in first, and issued in the order of their import. */
    IMPORTED
}
