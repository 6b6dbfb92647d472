package org.communityops.incentive.referralprogramme;

/**
 * A programme as it is stored.
 *
 * @param version 0 until it is changed for the first time
 */
record ProgrammeVersion(ReferralProgramme programme, int version) {
    String tag() {
        return String.valueOf(version);
    }
}
