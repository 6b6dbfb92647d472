/**
 * Flat tables for BI tools. A dataset is a view of the schema {@code bi}: whoever reads it by SQL and whoever reads it over
 * HTTP, in whatever format, gets the same cells.
 */
@NullMarked
package org.communityops.kpi.dataset;

import org.jspecify.annotations.NullMarked;
