package org.communityops.activity.ingest;

import jakarta.inject.Singleton;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemType;

/** The kinds of problem that only events have. */
@Singleton
class IngestProblems implements ProblemCatalogue {
    static final ProblemType EVENT_TIME_IN_FUTURE =
            new ProblemType("event-time-in-future", 422, "The event lies in the future", "事件时间在未来");
    static final ProblemType EVENT_TOO_OLD =
            new ProblemType("event-too-old", 422, "The event is older than the community takes", "事件早于社群接受的时间");
    static final ProblemType UNKNOWN_EVENT_TYPE =
            new ProblemType("unknown-event-type", 422, "The community does not know this event type", "未知的事件类型");

    @Override
    public List<ProblemType> types() {
        return List.of(EVENT_TIME_IN_FUTURE, EVENT_TOO_OLD, UNKNOWN_EVENT_TYPE);
    }
}
