package org.communityops.activity.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The members of one event as they are read, and what is wrong with them. */
final class Members {
    static final String CONTENT_TYPE = "datacontenttype";

    private static final int MOST_EXTENSIONS = 16;
    private static final int MOST_EXTENSION_NAME = 64;
    private static final int MOST_EXTENSION_VALUE = 1024;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final ObjectNode extensions = JsonNodeFactory.instance.objectNode();
    private final List<Fault> unknown = new ArrayList<>();
    private final List<Fault> unreadable = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable String specversion;
    private @Nullable String id;
    private @Nullable String source;
    private @Nullable String type;
    private @Nullable String subject;
    private @Nullable Instant time;
    private @Nullable ObjectNode data;

    /** Takes one member of the JSON object; null is as good as leaving it out, as CloudEvents says. */
    void take(String name, JsonNode value) {
        switch (name) {
            case "specversion" -> specversion = text(name, value, 8);
            case "id" -> id = text(name, value, 256);
            case "source" -> source = text(name, value, 512);
            case "type" -> type = text(name, value, 128);
            case "subject" -> subject = text(name, value, 256);
            case "time" -> time = time(text(name, value, 64));
            case "data" -> data = data(value);
            case "data_base64" -> fault("/data_base64", "unsupported", "data is JSON; binary data is not taken");
            default -> extension(name, value);
        }
    }

    /** Why the event is refused, empty when it is good; what cannot be read comes before what is wrong. */
    Optional<Examined> refusal() {
        require("specversion", specversion);
        if (specversion != null && !specversion.equals("1.0")) {
            fault("/specversion", "unsupported", "specversion is 1.0");
        }
        require("id", id);
        require("source", source);
        require("type", type);
        if (subject == null && !Envelope.RETRACTED.equals(type)) {
            require("subject", null);
        }
        if (!unknown.isEmpty()) {
            return Optional.of(Refused.at(ProblemType.UNKNOWN_FIELD, unknown));
        }
        if (!unreadable.isEmpty()) {
            return Optional.of(Refused.at(ProblemType.MALFORMED_REQUEST, unreadable));
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(Refused.at(ProblemType.VALIDATION_FAILED, faults));
    }

    void fault(String pointer, String code, String detail) {
        faults.add(Fault.at(pointer, code, detail));
    }

    String id() {
        return String.valueOf(id);
    }

    String source() {
        return String.valueOf(source);
    }

    boolean hasSource() {
        return source != null;
    }

    String type() {
        return String.valueOf(type);
    }

    @Nullable String subject() {
        return subject;
    }

    boolean hasSubject() {
        return subject != null;
    }

    @Nullable Instant time() {
        return time;
    }

    @Nullable ObjectNode data() {
        return data;
    }

    ObjectNode extensions() {
        return extensions;
    }

    private void require(String name, @Nullable String value) {
        var pointer = "/" + name;
        if (value == null && faults.stream().noneMatch(f -> f.pointer().equals(pointer))) {
            fault(pointer, "required", name + " is required");
        }
    }

    private @Nullable String text(String name, JsonNode value, int most) {
        if (value.isNull()) {
            return null;
        }
        var pointer = Pointers.under("", name);
        if (!value.isTextual()) {
            unreadable.add(Fault.at(pointer, "wrong-type", name + " is a string"));
            return null;
        }
        var text = value.textValue();
        if (text.isBlank()) {
            fault(pointer, "blank", name + " is not blank");
        } else if (text.length() > most && text.codePointCount(0, text.length()) > most) {
            fault(pointer, "too-long", name + " has at most " + most + " characters");
        } else if (hasForbiddenCharacter(text)) {
            fault(pointer, "forbidden-character", name + " holds a character that CloudEvents forbids");
        } else {
            return text;
        }
        return null;
    }

    private @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (text.charAt(16) == ':' && !instant.isBefore(EARLIEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // said below, together with what is readable but makes no sense
        }
        fault("/time", "not-a-time", "time is an RFC 3339 instant since 1900, such as 2026-11-20T02:15:00Z");
        return null;
    }

    private @Nullable ObjectNode data(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        if (!value.isNull()) {
            fault("/data", "wrong-type", "data is a JSON object");
        }
        return null;
    }

    private void extension(String name, JsonNode value) {
        if (!isExtensionName(name)) {
            var detail = "attributes that CloudEvents does not name have lower-case letters and digits only";
            unknown.add(Fault.at(Pointers.under("", name), "unknown-field", detail));
        } else if (value.isTextual()) {
            var text = text(name, value, MOST_EXTENSION_VALUE);
            if (text != null) {
                keep(name, value);
            }
        } else if (value.isBoolean() || value.isInt()) {
            keep(name, value);
        } else if (!value.isNull()) {
            var detail = name + " is a string, a boolean or a 32-bit integer";
            unreadable.add(Fault.at(Pointers.under("", name), "wrong-type", detail));
        }
    }

    private void keep(String name, JsonNode value) {
        if (name.equals(CONTENT_TYPE) && !isJson(value.asText())) {
            fault("/" + name, "unsupported", "data is JSON");
        } else if (extensions.size() == MOST_EXTENSIONS) {
            fault("/" + name, "too-many", "an event has at most " + MOST_EXTENSIONS + " further attributes");
        } else {
            extensions.set(name, value);
        }
    }

    private static boolean isJson(String contentType) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static boolean isExtensionName(String name) {
        return !name.isEmpty()
                && name.length() <= MOST_EXTENSION_NAME
                && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
    }

    private static boolean hasForbiddenCharacter(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x20 || c >= 0x7F && c < 0xA0) {
                return true;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
