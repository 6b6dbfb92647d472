package org.communityops.activity.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.communityops.activity.community.Community;
import org.communityops.activity.envelope.Envelope;
import org.communityops.activity.envelope.Examined;
import org.communityops.activity.ingest.AdmissionRule.Circumstances;
import org.communityops.activity.type.EventTypes;

/** Lets events in that the community takes. */
@ApplicationScoped
class Admission {
    private final EventTypes types;
    private final Clock clock;

    Admission(EventTypes types, Clock clock) {
        this.types = types;
        this.clock = clock;
    }

    /** The same list, with a refusal in the place of each event that the community does not take. */
    List<Examined> judge(Community community, List<Examined> events) {
        var names = new HashSet<String>();
        for (var event : events) {
            if (event instanceof Envelope envelope) {
                names.add(envelope.type());
            }
        }
        var circumstances = new Circumstances(community, clock.instant(), types.find(community.id(), names));
        return events.stream().map(event -> judge(event, circumstances)).toList();
    }

    private static Examined judge(Examined event, Circumstances circumstances) {
        if (event instanceof Envelope envelope) {
            var refusal = AdmissionRule.firstRefusal(envelope, circumstances);
            return refusal.isPresent() ? refusal.get() : envelope;
        }
        return event;
    }
}
