package org.communityops.kpi.rollup;

import java.util.UUID;

/** A member's value on a board, with the rank that members of the same value share. */
public record Standing(int rank, UUID memberId, long value) {}
