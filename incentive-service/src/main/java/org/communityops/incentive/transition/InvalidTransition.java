package org.communityops.incentive.transition;

import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** The problem (409) of a thing that cannot go from the state in which it is to the one that was asked for. */
public final class InvalidTransition {
    private InvalidTransition() {}

    /**
     * The problem to throw.
     *
     * @param detail in which state it is, and what that state does not allow
     */
    public static ProblemException of(String detail) {
        return new ProblemException(ProblemType.INVALID_TRANSITION, detail);
    }

    /** The problem to throw, in words that hold for everything. */
    public static ProblemException of(String thing, Enum<?> from, Enum<?> to) {
        return of("The %s is %s and cannot become %s".formatted(thing, from, to));
    }
}
