/** The rows of the datasets: a record each, whose components are the columns in their order. */
@NullMarked
package org.communityops.kpi.dataset.row;

import org.jspecify.annotations.NullMarked;
