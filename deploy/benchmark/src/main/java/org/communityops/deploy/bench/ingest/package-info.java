/** How fast activity-service takes events in, against the inserts that its database could do by itself. */
@NullMarked
package org.communityops.deploy.bench.ingest;

import org.jspecify.annotations.NullMarked;
