/**
 * How fast incentive-service posts points, against SQL that keeps the same books by itself, on empty tables of the same
 * shape in a schema of their own.
 */
@NullMarked
package org.communityops.deploy.bench.posting;

import org.jspecify.annotations.NullMarked;
