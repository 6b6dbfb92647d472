package org.communityops.activity.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is taken in at once by each replica. The defaults suit two to eight cores. */
@ConfigMapping(prefix = "communityops.ingest")
interface IngestConfig {
    /** How many single events may wait for a commit; more are refused with 429. */
    @WithDefault("4000")
    int waiting();

    /** How many single events share a commit at most. */
    @WithDefault("500")
    int commitSize();

    /** How many commits of single events run at the same time. */
    @WithDefault("2")
    int committers();

    /** How many batches, and chunks of streams, are written at the same time. */
    @WithDefault("8")
    int batches();

    /** How many streams may be open at the same time; more are refused with 503. */
    @WithDefault("32")
    int streams();

    /** How many milliseconds a batch waits for its turn before it is refused with 503. */
    @WithDefault("500")
    long batchWait();

    /** How many milliseconds a chunk of a stream waits for its turn: the sender waits with it. */
    @WithDefault("10000")
    long streamWait();
}
