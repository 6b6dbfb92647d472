/** The kpi service. */
@NullMarked
package org.communityops.kpi;

import org.jspecify.annotations.NullMarked;
