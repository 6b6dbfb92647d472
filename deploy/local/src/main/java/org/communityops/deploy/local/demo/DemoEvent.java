package org.communityops.deploy.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One invented event.
 *
 * @param event as CloudEvents JSON
 */
record DemoEvent(Instant time, String type, ObjectNode event) {

    byte[] json() {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
