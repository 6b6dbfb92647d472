package org.communityops.deploy.bench.ingest;

import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.ids.Ids;

/**
 * An invented event.
 *
 * @param sourceId the sender's id, ascending as those of real platforms are
 * @param data the JSON of its data member
 */
public record SampleEvent(String sourceId, String type, String subject, Instant time, String data) {
    static final String PLATFORM = "wecom";
    static final String SOURCE = PLATFORM + "://group/8812";

    /** The CloudEvent. */
    public String json() {
        return "{\"specversion\":\"1.0\",\"id\":\"" + sourceId + "\",\"source\":\"" + SOURCE + "\",\"type\":\"" + type
                + "\",\"subject\":\"" + subject + "\",\"time\":\"" + time + "\",\"data\":" + data + "}";
    }

    /** The member that the services derive from its actor. */
    public UUID memberId(UUID community) {
        return Ids.derived(community, PLATFORM, subject);
    }
}
