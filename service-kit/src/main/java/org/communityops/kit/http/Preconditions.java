package org.communityops.kit.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Strong entity tags: 304 where nothing changed, 428 and 412 so that no update is ever lost. */
@RequestScoped
public class Preconditions {
    /** If-None-Match compares weakly: the mark before a tag does not count. */
    private static final Pattern WEAK = Pattern.compile("(^|,)\\s*W/(?=\")");

    private final HttpHeaders headers;

    Preconditions(HttpHeaders headers) {
        this.headers = headers;
    }

    /**
     * 200 with the tag, or 304 when If-None-Match names it.
     *
     * @param tag the version of the representation, without quotes
     */
    public <T> RestResponse<T> answer(T view, String tag) {
        var etag = quoted(tag);
        var known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null && names(WEAK.matcher(known).replaceAll("$1"), etag)) {
            return ResponseBuilder.<T>create(304).header(HttpHeaders.ETAG, etag).build();
        }
        return ResponseBuilder.ok(view).header(HttpHeaders.ETAG, etag).build();
    }

    /**
     * Lets a change pass only when If-Match names the present version: 428 when it is missing, 412 when it is another
     * one or a weak one.
     */
    public void require(String currentTag) {
        var wanted = headers.getHeaderString(HttpHeaders.IF_MATCH);
        var etag = quoted(currentTag);
        if (wanted == null) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED, "Send the ETag of what you change as If-Match");
        }
        if (!names(wanted, etag)) {
            throw new ProblemException(ProblemType.PRECONDITION_FAILED, "It is now " + etag + "; read it again")
                    .header(HttpHeaders.ETAG, etag);
        }
    }

    /** The header value of a tag. */
    public static String quoted(String tag) {
        return '"' + tag + '"';
    }

    private static boolean names(String list, String etag) {
        return list.strip().equals("*")
                || Arrays.stream(list.split(",")).map(String::strip).anyMatch(etag::equals);
    }
}
