package org.communityops.incentive.fact;

import java.util.Set;

/**
 * What makes a day of a member active.
 *
 * @param excludeSelf whether reactions to oneself do not
 */
public record Activity(Set<String> eventTypes, boolean excludeSelf) {
    public Activity {
        eventTypes = Set.copyOf(eventTypes);
    }

    /** Whether a fact that stands makes its day active. */
    public boolean counts(Fact fact) {
        return eventTypes.contains(fact.type()) && !(excludeSelf && fact.isReactionToOneself());
    }
}
