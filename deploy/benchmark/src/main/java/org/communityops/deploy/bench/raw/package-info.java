/**
 * The other side of each comparison: the database by itself, reached by JDBC from the same machine, as a superuser whom no
 * row-level security slows down.
 */
@NullMarked
package org.communityops.deploy.bench.raw;

import org.jspecify.annotations.NullMarked;
