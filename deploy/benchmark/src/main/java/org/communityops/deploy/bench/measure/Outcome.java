package org.communityops.deploy.bench.measure;

/**
 * What a load did.
 *
 * @param count how many of the things that are counted (events, postings) it brought
 * @param nanos from the first operation to the last answer
 * @param latencies of its operations
 */
public record Outcome(long count, long nanos, Latencies latencies) {}
