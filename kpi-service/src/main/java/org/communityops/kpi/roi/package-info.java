/**
 * What campaigns, channels and budget lines return on their costs (投资回报): the sales that an attribution model owes to
 * them, less what was refunded, beside what was spent on them.
 */
@NullMarked
package org.communityops.kpi.roi;

import org.jspecify.annotations.NullMarked;
