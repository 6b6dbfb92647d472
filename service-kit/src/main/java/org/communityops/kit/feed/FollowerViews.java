package org.communityops.kit.feed;

import java.util.List;

/** The feeds that this service follows. */
record FollowerViews(List<FollowerView> items) {}
