package org.communityops.activity.identity;

import java.util.UUID;

/** An account on a platform, as seen from one community. */
record Identity(UUID communityId, String platform, String externalId) {}
