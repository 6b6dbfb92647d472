/** How this service talks to PostgreSQL: many rows in one statement, parameters by name, transactions without a request. */
@NullMarked
package org.communityops.kpi.jdbc;

import org.jspecify.annotations.NullMarked;
