package org.communityops.kpi.response;

import java.util.Arrays;
import java.util.List;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a response is awaited for. */
enum Asked {
    /** Both. */
    ALL("question.asked", "thread.started"),
    QUESTIONS("question.asked"),
    THREADS("thread.started");

    private final List<String> types;

    Asked(String... types) {
        this.types = List.of(types);
    }

    List<String> types() {
        return types;
    }

    /** What a request names; all when it names nothing, a problem (422) when there is no such thing. */
    static Asked parse(@Nullable String wanted) {
        if (wanted == null) {
            return ALL;
        }
        return Arrays.stream(values())
                .filter(asked -> asked.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.invalid("asked", "unknown", "asked is one of " + List.of(values())));
    }
}
