package org.communityops.incentive.transition;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** The problem (409) of a thing that cannot go from the state in which it is to the one that was asked for. */
@ApplicationScoped
public class InvalidTransition implements ProblemCatalogue {
    private static final ProblemType TYPE =
            new ProblemType("invalid-transition", 409, "Its state does not allow this", "当前状态不允许此操作");

    @Override
    public List<ProblemType> types() {
        return List.of(TYPE);
    }

    /**
     * The problem to throw.
     *
     * @param detail in which state it is, and what that state does not allow
     */
    public static ProblemException of(String detail) {
        return new ProblemException(TYPE, detail);
    }

    /** The problem to throw, in words that hold for everything. */
    public static ProblemException of(String thing, Enum<?> from, Enum<?> to) {
        return of("The %s is %s and cannot become %s".formatted(thing, from, to));
    }
}
