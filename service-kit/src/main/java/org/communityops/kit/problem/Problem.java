package org.communityops.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem, as the body of a response or as the verdict on one item of a batch.
 *
 * @param type relative reference to the page that explains this kind of problem
 * @param instance the trace of the request, for support; absent for an item
 * @param errors faults of single members of the request; left out when there are none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<Fault> errors) {
    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem in English that belongs to no response of its own. */
    public static Problem of(ProblemType type, String detail, List<Fault> errors) {
        return new Problem(type.reference(), type.title(), type.status(), detail, null, errors);
    }
}
