package org.communityops.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Locale;

/** Says what Jackson found in the words of the API, without Java names. */
final class JsonFaults {
    private JsonFaults() {}

    static ProblemException problem(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case InvalidFormatException format -> malformed(format, "This value is not one that the field takes");
            case MismatchedInputException mismatch -> malformed(mismatch, "The value has not the type of the field");
            case JsonMappingException mapping -> malformed(mapping, "The value cannot be read");
            default -> new ProblemException(ProblemType.MALFORMED_REQUEST, "The body is not readable JSON" + place(e));
        };
    }

    private static ProblemException unknownField(UnrecognizedPropertyException e) {
        var known = e.getKnownPropertyIds() == null ? List.of() : e.getKnownPropertyIds();
        var detail = "Known here: "
                + String.join(", ", known.stream().map(String::valueOf).sorted().toList());
        return new ProblemException(
                ProblemType.UNKNOWN_FIELD, detail, List.of(new Fault(pointer(e), "unknown-field", detail)));
    }

    private static ProblemException malformed(JsonMappingException e, String detail) {
        if (e.getPath().isEmpty()) {
            return new ProblemException(ProblemType.MALFORMED_REQUEST, "The body has not the shape that is read here");
        }
        return new ProblemException(
                ProblemType.MALFORMED_REQUEST, detail, List.of(new Fault(pointer(e), "wrong-type", detail)));
    }

    private static String pointer(JsonMappingException e) {
        var pointer = new StringBuilder();
        for (var reference : e.getPath()) {
            pointer.append('/');
            if (reference.getFieldName() == null) {
                pointer.append(reference.getIndex());
            } else {
                pointer.append(reference.getFieldName().replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }

    private static String place(JacksonException e) {
        var location = e.getLocation();
        return location == null || location.getLineNr() < 0
                ? ""
                : String.format(Locale.ROOT, " (line %d, column %d)", location.getLineNr(), location.getColumnNr());
    }
}
