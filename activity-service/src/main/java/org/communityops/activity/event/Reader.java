package org.communityops.activity.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.communityops.activity.envelope.CloudEvent;
import org.communityops.kit.access.Caller;
import org.communityops.kit.access.KeyKind;
import org.jspecify.annotations.Nullable;

/** Who reads events, and so what of them may be seen. */
public enum Reader {
    /** Sees events as they were sent. */
    OPERATOR,

    /** Sees no account on a platform and no text long enough to be somebody's words. */
    ANALYST;

    private static final int LONGEST_NAME = 64;
    private static final Set<String> ACCOUNTS = Set.of("targetAuthor", "inviter");

    /** What a caller is as a reader. */
    public static Reader of(Caller caller) {
        return caller.kind() == KeyKind.BI ? ANALYST : OPERATOR;
    }

    CloudEvent sees(CloudEvent event) {
        return switch (this) {
            case OPERATOR -> event;
            case ANALYST ->
                new CloudEvent(
                        event.specversion(),
                        event.id(),
                        event.source(),
                        event.type(),
                        null,
                        event.time(),
                        withoutText(event.data()),
                        Map.of());
        };
    }

    private static @Nullable ObjectNode withoutText(@Nullable ObjectNode data) {
        if (data == null) {
            return null;
        }
        var copy = data.deepCopy();
        copy.remove(ACCOUNTS);
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(Reader::isText);
        } else if (node instanceof ArrayNode array) {
            array.removeIf(Reader::isText);
        }
        node.forEach(Reader::strip);
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual() && node.textValue().length() > LONGEST_NAME;
    }
}
