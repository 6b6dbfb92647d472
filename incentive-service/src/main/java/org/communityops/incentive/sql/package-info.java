/**
 * Batches for PostgreSQL.
 */
@NullMarked
package org.communityops.incentive.sql;

import org.jspecify.annotations.NullMarked;
