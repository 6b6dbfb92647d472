/** What it costs the other services to follow the events, and how long an event takes to show in points and KPIs. */
@NullMarked
package org.communityops.deploy.bench.upkeep;

import org.jspecify.annotations.NullMarked;
