/** How long {@code deploy/up} takes until all four services are ready, and what they occupy at rest. */
@NullMarked
package org.communityops.deploy.bench.startup;

import org.jspecify.annotations.NullMarked;
