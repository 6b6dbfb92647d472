package org.communityops.kit.digest;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was processed of one type on one UTC day. */
@Schema(description = "What this service has processed of one type on one UTC day.")
record DayDigest(
        @Schema(examples = "2026-11-20") LocalDate day,
        @Schema(examples = "message.posted") String type,
        @Schema(examples = "412") long events,

        @Schema(
                description = "Sum of the events' 64-bit check sums modulo 2^64, in hexadecimal.",
                examples = "00a1b2c3d4e5f607")
        String checksum) {}
