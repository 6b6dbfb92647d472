package org.communityops.incentive.fairplay;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What kind of unfair play something looks like. */
@Schema(name = "FairPlayKind")
public enum Kind {
    /** Members whose reactions go to each other. */
    REACTION_RING,
    /** Activity of a speed or regularity that no person has. */
    BURST_FARMING,
    /** Accounts that do little but react to one member. */
    SELF_ALTS
}
