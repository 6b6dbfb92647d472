package org.communityops.kit.digest;

import java.util.List;

/** The digests of a range of days. */
record DayDigests(List<DayDigest> items) {}
