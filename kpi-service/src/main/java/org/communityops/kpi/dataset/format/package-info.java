/** How rows are written: one format a class, all row by row. */
@NullMarked
package org.communityops.kpi.dataset.format;

import org.jspecify.annotations.NullMarked;
