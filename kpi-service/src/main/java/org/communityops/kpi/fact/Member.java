package org.communityops.kpi.fact;

import java.util.UUID;

/** A member of a community, before it is known under which number. */
public record Member(UUID communityId, UUID memberId) {}
