package org.communityops.incentive.fairplay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** From where on play looks unfair. Higher thresholds flag fewer members and are wrong more seldom. */
@ConfigMapping(prefix = "communityops.fair-play")
public interface FairPlaySettings {
    /** Thresholds of reaction rings; {@link Rings} says what they mean. */
    Ring ring();

    /** Thresholds of burst farming; {@link Bursts} says what they mean. */
    Burst burst();

    /** Thresholds of self-alts; {@link SelfAlts} says what they mean. */
    Alt alt();

    /** Thresholds of reaction rings. */
    interface Ring {
        /** The fewest reactions that each member gives within the ring in the period. */
        @WithDefault("20")
        int volume();

        /** The least part of each member's reactions that stays within the ring. */
        @WithDefault("0.4")
        double memberConcentration();

        /** The least part of all their reactions that stays within the ring. */
        @WithDefault("0.6")
        double concentration();

        /** How many times more of their reactions the members give to the ring than everybody else does. */
        @WithDefault("5")
        double lift();

        /** The fewest reactions from one member to another that tie the one to the other. */
        @WithDefault("5")
        int tieReactions();

        /** The least part of a member's reactions that ties him to another; doubled to take large groups apart. */
        @WithDefault("0.08")
        double tieShare();

        /** The most members of a ring, at most 100; a larger group is taken apart, and what cannot be is a community's core. */
        @WithDefault("12")
        int members();
    }

    /** Thresholds of self-alts. */
    interface Alt {
        /** The fewest reactions that an account gives in the period. */
        @WithDefault("20")
        int volume();

        /** The least part of its reactions that goes to one member. */
        @WithDefault("0.8")
        double concentration();

        /** The least part of all that it does that are reactions to that member. */
        @WithDefault("0.7")
        double dedication();

        /** The greatest part of them that the member gives back. */
        @WithDefault("0.1")
        double returned();

        /** The fewest such accounts. */
        @WithDefault("2")
        int accounts();

        /** The least part of all reactions to the member that are theirs. */
        @WithDefault("0.5")
        double dominance();

        /** The most members of a farm, him included, at most 100. */
        @WithDefault("50")
        int members();
    }

    /** Thresholds of burst farming. */
    interface Burst {
        /** The fewest events in a row that can be a burst. */
        @WithDefault("20")
        int events();

        /** A mean distance of events up to this is faster than anybody writes or reacts for as many events. */
        @WithDefault("PT2S")
        Duration inhumanGap();

        /** Regular events up to this mean distance are a burst; more seldom ones are a habit. */
        @WithDefault("PT5M")
        Duration regularGap();

        /** Distances are regular whose standard deviation is up to this part of their mean; people's is about 1. */
        @WithDefault("0.2")
        double regularity();

        /** The fewest bursts in the period. */
        @WithDefault("3")
        int bursts();
    }
}
