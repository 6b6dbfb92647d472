package org.communityops.kpi.reconciliation;

import java.time.LocalDate;

/**
 * What a service has processed of one type on one UTC day, as its digests say.
 *
 * @param checksum the sum of the events' check sums modulo 2^64
 */
record DigestRow(LocalDate day, String type, long events, long checksum) {}
