package org.communityops.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every failure, the framework's own included, into a problem response. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemResponses responses;
    private final AllowedMethods allowed;
    private final UriInfo uri;

    ProblemMappers(ProblemResponses responses, AllowedMethods allowed, UriInfo uri) {
        this.responses = responses;
        this.allowed = allowed;
        this.uri = uri;
    }

    @ServerExceptionMapper
    Response foreseen(ProblemException e) {
        return responses.of(e);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        return responses.of(Violations.problem(e));
    }

    @ServerExceptionMapper
    Response unreadable(JacksonException e) {
        var known = causeOf(e, ProblemException.class);
        if (known != null) {
            return responses.of(known);
        }
        return e instanceof InvalidDefinitionException ? internal(e) : responses.of(JsonFaults.problem(e));
    }

    /** More special than the framework's own mapper for these, which knows no problem responses. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return unreadable(e);
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e) {
        var known = causeOf(e, ProblemException.class);
        if (known != null) {
            return responses.of(known);
        }
        var json = causeOf(e, JacksonException.class);
        if (json != null) {
            return unreadable(json);
        }
        return byStatus(e);
    }

    @ServerExceptionMapper
    Response unforeseen(Throwable e) {
        var known = causeOf(e, ProblemException.class);
        if (known != null) {
            return responses.of(known);
        }
        var violations = causeOf(e, ConstraintViolationException.class);
        if (violations != null) {
            return responses.of(Violations.problem(violations));
        }
        return DatabaseFaults.problem(e).map(responses::of).orElseGet(() -> internal(e));
    }

    private Response byStatus(WebApplicationException e) {
        return switch (e.getResponse().getStatus()) {
            case 404 ->
                e.getCause() == null
                        ? responses.of(ProblemType.NOT_FOUND, "There is nothing at this path")
                        : responses.of(ProblemType.MALFORMED_REQUEST, "A parameter of the request cannot be read");
            case 405 ->
                responses.of(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "See the Allow header",
                        List.of(),
                        Map.of("Allow", allowed.at(uri.getPath())),
                        ProblemResponses.newInstance());
            case 406 -> responses.of(ProblemType.NOT_ACCEPTABLE, "None of the accepted media types is produced here");
            case 413 -> responses.of(ProblemType.PAYLOAD_TOO_LARGE, "The body is larger than allowed here");
            case 415 ->
                responses.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The Content-Type of the body is not read here");
            case 400 -> responses.of(ProblemType.MALFORMED_REQUEST, "The request cannot be read");
            default -> internal(e);
        };
    }

    private Response internal(Throwable e) {
        var instance = ProblemResponses.newInstance();
        LOG.errorf(e, "Request failed, %s", instance);
        var detail = "The request failed on our side; quote the instance when you report it";
        return responses.of(ProblemType.INTERNAL, detail, List.of(), Map.of(), instance);
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable e, Class<T> wanted) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return wanted.cast(cause);
            }
        }
        return null;
    }
}
