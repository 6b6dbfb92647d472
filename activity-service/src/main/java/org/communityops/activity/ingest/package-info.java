/**
 * Ingest: taking activity events in over HTTP, one by one, in batches and as streams.
 *
 * <p>Each event gets its own verdict, so a bad one never sinks the others; an answer is given when everything accepted is
 * durable. Whatever goes wrong, sending the same again is right: what was recorded counts as a duplicate.
 */
@NullMarked
package org.communityops.activity.ingest;

import org.jspecify.annotations.NullMarked;
