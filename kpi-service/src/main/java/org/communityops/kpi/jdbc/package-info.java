/** How this service talks to PostgreSQL: many rows in one statement, parameters by name, analyses. */
@NullMarked
package org.communityops.kpi.jdbc;

import org.jspecify.annotations.NullMarked;
