package org.communityops.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem response. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<Fault> faults;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<Fault> faults) {
        super(detail, null, false, false);
        this.type = type;
        this.faults = List.copyOf(faults);
    }

    /** 404: it does not exist, or the caller may not know that it does. */
    public static ProblemException notFound(String kind, Object id) {
        return new ProblemException(ProblemType.NOT_FOUND, "No " + kind + " " + id);
    }

    /** 422 that names each wrong member. */
    public static ProblemException invalid(List<Fault> faults) {
        var detail =
                faults.size() == 1 ? faults.getFirst().detail() : faults.size() + " members of the request are wrong";
        return new ProblemException(ProblemType.VALIDATION_FAILED, detail, faults);
    }

    /** 422 that names one wrong member. */
    public static ProblemException invalid(String pointer, String code, String detail) {
        return invalid(List.of(new Fault(pointer, code, detail)));
    }

    /** 400 for a query parameter that cannot be read. */
    public static ProblemException badParameter(String name, String detail) {
        return new ProblemException(
                ProblemType.MALFORMED_REQUEST, detail, List.of(new Fault(name, "invalid-parameter", detail)));
    }

    /** 400 that says where JSON that somebody sent cannot be read, or has a field that is not known. */
    public static ProblemException unreadable(JacksonException e) {
        return JsonFaults.problem(e);
    }

    /** 503 that asks the caller to come back. */
    public static ProblemException overloaded(String detail) {
        return new ProblemException(ProblemType.OVERLOADED, detail).header("Retry-After", "1");
    }

    /** Adds a response header. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public List<Fault> faults() {
        return faults;
    }

    Map<String, String> headers() {
        return headers;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** The same as the verdict on one item of a batch. */
    public Problem problem() {
        return Problem.of(type, detail(), faults);
    }
}
