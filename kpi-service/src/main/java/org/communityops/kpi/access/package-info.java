/** Who may do what in this service, and its own kinds of problem. */
@NullMarked
package org.communityops.kpi.access;

import org.jspecify.annotations.NullMarked;
