package org.communityops.activity.envelope;

import java.util.List;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** The reason why something is not taken as an event. */
public record Refused(ProblemType type, String detail, List<Fault> faults) implements Examined {
    public Refused {
        faults = List.copyOf(faults);
    }

    /** Refuses for the sake of one member. */
    public static Refused at(ProblemType type, Fault fault) {
        return new Refused(type, fault.detail(), List.of(fault));
    }

    /** Refuses for the sake of several members. */
    public static Refused at(ProblemType type, List<Fault> faults) {
        return faults.size() == 1
                ? at(type, faults.getFirst())
                : new Refused(type, faults.size() + " members of the event are wrong", faults);
    }

    /** The same as the answer to a whole request. */
    public ProblemException exception() {
        return new ProblemException(type, detail, faults);
    }
}
