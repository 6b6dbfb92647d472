/**
 * The figures of saved funnels, stored for those who read tables: funnels are computed in this service, so a view in SQL
 * cannot compute them.
 *
 * <p>A funnel is computed soon after it was saved, and again when the revision of its community is no longer the one that
 * its figures are of, after a pause. What is stored is of one computation, never of two.
 */
@NullMarked
package org.communityops.kpi.funnelresult;

import org.jspecify.annotations.NullMarked;
