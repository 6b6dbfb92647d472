package org.communityops.activity.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.communityops.activity.envelope.CanonicalForm.Unstorable;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Makes envelopes of JSON. Belongs to one request and one thread, because it reuses what it works with. */
public final class EnvelopeReader {
    private static final int MOST_DATA_BYTES = 64 * 1024;
    private static final Pattern PLATFORM = Pattern.compile("[a-z][a-z0-9+.-]{0,63}");

    private final CanonicalForm form = new CanonicalForm();
    private String knownSource = "";
    private @Nullable String knownScheme;

    /** The envelope in a JSON value, or everything that is wrong with it. */
    public Examined examine(JsonNode json) {
        if (!(json instanceof ObjectNode event)) {
            return new Refused(ProblemType.MALFORMED_REQUEST, "An event is a JSON object", List.of());
        }
        var members = new Members();
        for (var member : event.properties()) {
            members.take(member.getKey(), member.getValue());
        }
        var platform = platform(members);
        return members.refusal().orElseGet(() -> envelope(members, platform));
    }

    private Examined envelope(Members members, @Nullable String platform) {
        try {
            form.clear();
            identity(members);
            extensions(members.extensions());
            form.raw(',');
            var from = form.length();
            var data = members.data();
            if (data == null) {
                form.string(null);
            } else {
                form.value(data, 1);
            }
            if (form.length() - from > MOST_DATA_BYTES) {
                return Refused.at(
                        ProblemType.VALIDATION_FAILED,
                        Fault.at("/data", "too-long", "data has at most " + MOST_DATA_BYTES + " bytes"));
            }
            var dataJson = data == null ? null : form.isRespelled() ? data.toString() : form.text(from);
            return new Envelope(
                    members.id(),
                    members.source(),
                    members.type(),
                    members.subject(),
                    platform,
                    members.time(),
                    data,
                    dataJson,
                    members.extensions().isEmpty() ? null : members.extensions().toString(),
                    form.raw(']').fingerprint());
        } catch (Unstorable e) {
            return Refused.at(ProblemType.VALIDATION_FAILED, Fault.at("/data" + e.pointer(), e.code(), e.detail()));
        }
    }

    private void identity(Members members) throws Unstorable {
        form.raw('[').string(members.id());
        form.raw(',').string(members.source());
        form.raw(',').string(members.type());
        form.raw(',').string(members.subject());
        form.raw(',').ascii(String.valueOf(micros(members.time()))).raw(',');
    }

    /** As text, because that is all that the binary mode can say; a JSON content type is the default and says nothing. */
    private void extensions(ObjectNode extensions) throws Unstorable {
        form.raw('{');
        var sorted = new TreeMap<String, String>();
        extensions.properties().forEach(e -> sorted.put(e.getKey(), e.getValue().asText()));
        sorted.remove(Members.CONTENT_TYPE);
        for (var extension : sorted.entrySet()) {
            form.string(extension.getKey())
                    .raw(':')
                    .string(extension.getValue())
                    .raw(',');
        }
        form.raw('}');
    }

    private static @Nullable Long micros(@Nullable Instant time) {
        return time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private @Nullable String platform(Members members) {
        var scheme = scheme(members);
        var data = members.data();
        var named = data == null ? null : data.get("platform");
        if (named != null && !named.isNull()) {
            if (named.isTextual() && PLATFORM.matcher(named.textValue()).matches()) {
                return named.textValue();
            }
            members.fault("/data/platform", "not-a-platform", "a platform is named like a URI scheme, in lower case");
        } else if (scheme == null && members.hasSubject()) {
            members.fault("/source", "no-platform", "the scheme of source names the platform, or data.platform does");
        }
        return members.hasSubject() ? scheme : null;
    }

    private @Nullable String scheme(Members members) {
        if (!members.hasSource()) {
            return "";
        }
        var source = members.source();
        if (!source.equals(knownSource)) {
            try {
                var scheme = new URI(source).getScheme();
                knownScheme = scheme == null ? null : scheme.toLowerCase(Locale.ROOT);
                knownSource = source;
            } catch (URISyntaxException e) {
                members.fault("/source", "not-a-uri", "source is a URI reference");
                return "";
            }
        }
        return knownScheme;
    }
}
