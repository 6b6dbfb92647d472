package org.communityops.kit.problem;

import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Builds problem responses in the caller's language. */
@ApplicationScoped
public class ProblemResponses {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final List<Locale.LanguageRange> ENGLISH = Locale.LanguageRange.parse("en");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.CHINESE);

    private final HttpHeaders headers;

    ProblemResponses(HttpHeaders headers) {
        this.headers = headers;
    }

    /** The response for a problem that the code foresaw. */
    public Response of(ProblemException problem) {
        return of(problem.type(), problem.detail(), problem.faults(), problem.headers(), newInstance());
    }

    Response of(ProblemType type, String detail) {
        return of(type, detail, List.of(), Map.of(), newInstance());
    }

    Response of(
            ProblemType type, String detail, List<Fault> faults, Map<String, String> extraHeaders, String instance) {
        var chinese = prefersChinese();
        var title = chinese ? type.titleZh() : type.title();
        var response = Response.status(type.status())
                .type(MEDIA_TYPE)
                .header("Content-Language", chinese ? "zh-CN" : "en")
                .entity(new Problem(type.reference(), title, type.status(), detail, instance, faults));
        extraHeaders.forEach(response::header);
        return response.build();
    }

    /** The trace of this request; a random one where tracing is off, so that a caller can always quote something. */
    static String newInstance() {
        var trace = Span.current().getSpanContext();
        return "urn:trace:" + (trace.isValid() ? trace.getTraceId() : randomTrace());
    }

    private static String randomTrace() {
        var bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private boolean prefersChinese() {
        var accepted = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        if (accepted == null) {
            return false;
        }
        var best = Locale.lookup(ranges(accepted), LANGUAGES);
        return best != null && best.getLanguage().equals("zh");
    }

    private static List<Locale.LanguageRange> ranges(String accepted) {
        try {
            return Locale.LanguageRange.parse(accepted);
        } catch (IllegalArgumentException unreadable) {
            return ENGLISH;
        }
    }
}
