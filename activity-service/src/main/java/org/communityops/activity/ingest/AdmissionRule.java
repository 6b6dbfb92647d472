package org.communityops.activity.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.communityops.activity.community.Community;
import org.communityops.activity.envelope.Envelope;
import org.communityops.activity.envelope.Refused;
import org.communityops.activity.type.EventType;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemType;

/** What a community asks of an event before it is recorded, in the order in which it is asked. */
enum AdmissionRule {
    KNOWN_TYPE {
        @Override
        Optional<Refused> refusal(Envelope event, Circumstances circumstances) {
            return circumstances.types().containsKey(event.type())
                    ? Optional.empty()
                    : refused(IngestProblems.UNKNOWN_EVENT_TYPE, "/type", "the community does not know this type");
        }
    },

    NOT_IN_THE_FUTURE {
        @Override
        Optional<Refused> refusal(Envelope event, Circumstances circumstances) {
            var time = event.time();
            return time == null || !time.isAfter(circumstances.now().plus(CLOCK_SKEW))
                    ? Optional.empty()
                    : refused(
                            IngestProblems.EVENT_TIME_IN_FUTURE,
                            "/time",
                            "time is at most " + CLOCK_SKEW.toMinutes() + " minutes ahead of ours");
        }
    },

    NOT_TOO_OLD {
        @Override
        Optional<Refused> refusal(Envelope event, Circumstances circumstances) {
            var first = circumstances.community().eventsFrom();
            var time = event.time();
            return first == null || time == null || !time.isBefore(first)
                    ? Optional.empty()
                    : refused(IngestProblems.EVENT_TOO_OLD, "/time", "the community takes events since " + first);
        }
    },

    GOOD_DATA {
        @Override
        Optional<Refused> refusal(Envelope event, Circumstances circumstances) {
            var type = circumstances.types().get(event.type());
            if (type == null) {
                return Optional.empty();
            }
            var faults = type.faults(event.data());
            return faults.isEmpty() ? Optional.empty() : Optional.of(Refused.at(ProblemType.VALIDATION_FAILED, faults));
        }
    },

    RETRACTS_ANOTHER {
        @Override
        Optional<Refused> refusal(Envelope event, Circumstances circumstances) {
            var data = event.data();
            return event.type().equals(Envelope.RETRACTED)
                            && data != null
                            && data.path("id").asText().equals(event.id())
                            && data.path("source").asText(event.source()).equals(event.source())
                    ? refused(ProblemType.VALIDATION_FAILED, "/data/id", "an event does not retract itself")
                    : Optional.empty();
        }
    };

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /**
     * What an event is judged by.
     *
     * @param types those of the batch's types that the community knows
     */
    record Circumstances(Community community, Instant now, Map<String, EventType> types) {}

    abstract Optional<Refused> refusal(Envelope event, Circumstances circumstances);

    /** The reason of the first rule that refuses. */
    static Optional<Refused> firstRefusal(Envelope event, Circumstances circumstances) {
        for (var rule : values()) {
            var refusal = rule.refusal(event, circumstances);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> refused(ProblemType type, String pointer, String detail) {
        return Optional.of(Refused.at(type, Fault.at(pointer, type.slug(), detail)));
    }
}
