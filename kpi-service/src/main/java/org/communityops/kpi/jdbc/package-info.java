/** How many rows travel to PostgreSQL in one statement. */
@NullMarked
package org.communityops.kpi.jdbc;

import org.jspecify.annotations.NullMarked;
