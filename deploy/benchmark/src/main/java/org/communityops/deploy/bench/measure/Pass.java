package org.communityops.deploy.bench.measure;

/**
 * One measured run of a load.
 *
 * @param outcome what it did
 * @param coreSeconds CPU time of the processes that did the work
 * @param clientSeconds CPU time of this process, which sent the load
 */
public record Pass(Outcome outcome, double coreSeconds, double clientSeconds) {

    /** How many a second. */
    public double rate() {
        return outcome.count() / (outcome.nanos() / 1e9);
    }

    /** How many for each second that one core worked on them. */
    public double perCoreSecond() {
        return outcome.count() / coreSeconds;
    }

    /** Microseconds of CPU time that the client took for each. */
    public double clientMicros() {
        return clientSeconds * 1e6 / outcome.count();
    }
}
