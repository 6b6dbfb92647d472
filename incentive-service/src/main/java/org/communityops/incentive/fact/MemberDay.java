package org.communityops.incentive.fact;

import java.time.LocalDate;
import java.util.UUID;

/** A member's local day. */
public record MemberDay(UUID communityId, UUID memberId, LocalDate day) {}
