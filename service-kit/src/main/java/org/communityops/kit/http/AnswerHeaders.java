package org.communityops.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status.Family;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Completes the headers of every answer: that it is not to be stored, and where it leads. A Link to the next page and the
 * Location of what was made are paths without a host. The framework would take the host from the request, and whoever
 * forges that would have our answers, and their repeats, lead to a host of their choice.
 */
class AnswerHeaders {
    @ServerResponseFilter
    void complete(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        if (!headers.containsKey("Cache-Control")) {
            headers.putSingle("Cache-Control", headers.containsKey("ETag") ? "private, no-cache" : "no-store");
        }
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            var next = request.getUriInfo().getRequestUriBuilder().replaceQueryParam("cursor", page.next());
            headers.add("Link", "<" + withoutHost(next.build()) + ">; rel=\"next\"");
        }
        var location = response.getHeaderString(HttpHeaders.LOCATION);
        if (location != null
                && !location.startsWith("/")
                && response.getStatusInfo().getFamily() != Family.REDIRECTION) {
            headers.putSingle(HttpHeaders.LOCATION, withoutHost(URI.create(location)));
        }
    }

    private static String withoutHost(URI uri) {
        var query = uri.getRawQuery();
        return query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
    }
}
