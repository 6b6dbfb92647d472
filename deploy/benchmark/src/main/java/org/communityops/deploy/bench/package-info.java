/**
 * Measures the services against the raw limit of their database on the same machine, in one run that alternates the two, and
 * prints one table of what was found.
 */
@NullMarked
package org.communityops.deploy.bench;

import org.jspecify.annotations.NullMarked;
