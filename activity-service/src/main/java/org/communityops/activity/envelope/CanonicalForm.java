package org.communityops.activity.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON so that equal values give equal bytes: members sorted by name, no white space, one spelling a string and a
 * number. Reused from event to event, by one thread.
 */
final class CanonicalForm {
    /** A follower reads the data inside of five more levels, and nobody reads more than 32. */
    static final int MOST_DEPTH = 20;

    private static final int MOST_EXPONENT = 300;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest sha256 = sha256();
    private byte[] buffer = new byte[2048];
    private int length;
    private boolean respelled;

    void clear() {
        length = 0;
        respelled = false;
    }

    int length() {
        return length;
    }

    /** What was written from a position on. */
    String text(int from) {
        return new String(buffer, from, length - from, StandardCharsets.UTF_8);
    }

    /** Whether some number was written in another spelling than it was sent in. */
    boolean isRespelled() {
        return respelled;
    }

    Fingerprint fingerprint() {
        sha256.update(buffer, 0, length);
        return Fingerprint.of(sha256.digest());
    }

    CanonicalForm raw(char ascii) {
        room(1);
        buffer[length++] = (byte) ascii;
        return this;
    }

    CanonicalForm ascii(String text) {
        var size = text.length();
        room(size);
        for (var i = 0; i < size; i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** Writes any JSON value; refuses what the database could not give back as it was sent. */
    void value(JsonNode node, int depth) throws Unstorable {
        if (depth > MOST_DEPTH) {
            throw new Unstorable("too-deep", "data is nested at most " + MOST_DEPTH + " levels deep");
        }
        switch (node.getNodeType()) {
            case OBJECT -> object(node, depth);
            case ARRAY -> array(node, depth);
            case STRING -> string(node.textValue());
            case NUMBER -> number(node);
            case BOOLEAN -> ascii(node.booleanValue() ? "true" : "false");
            default -> ascii("null");
        }
    }

    /** Writes a string, or null for none. */
    CanonicalForm string(@Nullable String text) throws Unstorable {
        if (text == null) {
            return ascii("null");
        }
        room(text.length() * 6 + 2);
        buffer[length++] = '"';
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 0x20 && c < 0x80) {
                if (c == '"' || c == '\\') {
                    buffer[length++] = '\\';
                }
                buffer[length++] = (byte) c;
            } else if (Character.isSurrogate(c)) {
                supplementary(text, i++);
            } else {
                rare(c);
            }
        }
        buffer[length++] = '"';
        return this;
    }

    private void object(JsonNode node, int depth) throws Unstorable {
        raw('{');
        var members = node.properties().toArray(Map.Entry[]::new);
        Arrays.sort(members, (a, b) -> ((String) a.getKey()).compareTo((String) b.getKey()));
        for (var i = 0; i < members.length; i++) {
            var name = (String) members[i].getKey();
            if (i > 0) {
                raw(',');
            }
            try {
                string(name);
                raw(':');
                value((JsonNode) members[i].getValue(), depth + 1);
            } catch (Unstorable e) {
                throw e.inside(name);
            }
        }
        raw('}');
    }

    private void array(JsonNode node, int depth) throws Unstorable {
        raw('[');
        for (var i = 0; i < node.size(); i++) {
            if (i > 0) {
                raw(',');
            }
            try {
                value(node.get(i), depth + 1);
            } catch (Unstorable e) {
                throw e.inside(String.valueOf(i));
            }
        }
        raw(']');
    }

    private void number(JsonNode node) throws Unstorable {
        if (node.isIntegralNumber()) {
            ascii(node.asText());
            return;
        }
        var value = node.decimalValue().stripTrailingZeros();
        if (Math.abs((long) value.precision() - value.scale()) > MOST_EXPONENT) {
            throw new Unstorable("too-large", "a number lies between 1e-300 and 1e300");
        }
        respelled = true;
        ascii(value.scale() <= 0 ? value.toBigInteger().toString() : spelled(value));
    }

    private static String spelled(BigDecimal value) {
        return value.unscaledValue() + "e-" + value.scale();
    }

    /** Control characters, and what is one character of two or three bytes in UTF-8. */
    private void rare(char c) throws Unstorable {
        if (c == 0) {
            throw new Unstorable("forbidden-character", "a string holds no NUL character");
        }
        if (c < 0x20) {
            ascii("\\u00");
            buffer[length++] = HEX[c >> 4];
            buffer[length++] = HEX[c & 0xF];
        } else if (c < 0x800) {
            buffer[length++] = (byte) (0xC0 | c >> 6);
            buffer[length++] = (byte) (0x80 | c & 0x3F);
        } else {
            buffer[length++] = (byte) (0xE0 | c >> 12);
            buffer[length++] = (byte) (0x80 | c >> 6 & 0x3F);
            buffer[length++] = (byte) (0x80 | c & 0x3F);
        }
    }

    private void supplementary(String text, int at) throws Unstorable {
        var point = text.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw new Unstorable("forbidden-character", "a string holds half of a surrogate pair");
        }
        buffer[length++] = (byte) (0xF0 | point >> 18);
        buffer[length++] = (byte) (0x80 | point >> 12 & 0x3F);
        buffer[length++] = (byte) (0x80 | point >> 6 & 0x3F);
        buffer[length++] = (byte) (0x80 | point & 0x3F);
    }

    private void room(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A value that cannot be stored as it was sent, and where it is. */
    static final class Unstorable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;
        private final String pointer;

        Unstorable(String code, String detail) {
            this(code, detail, "");
        }

        private Unstorable(String code, String detail, String pointer) {
            super(detail, null, false, false);
            this.code = code;
            this.pointer = pointer;
        }

        Unstorable inside(String name) {
            return new Unstorable(code, detail(), Pointers.under("", name) + pointer);
        }

        String code() {
            return code;
        }

        String detail() {
            return String.valueOf(getMessage());
        }

        String pointer() {
            return pointer;
        }
    }
}
