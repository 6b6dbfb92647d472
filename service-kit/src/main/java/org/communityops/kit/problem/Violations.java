package org.communityops.kit.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says what Bean Validation found in the words of the API, without Java names. */
final class Violations {
    private static final Comparator<Fault> BY_POINTER = Comparator.comparing(Fault::pointer);

    private Violations() {}

    static ProblemException problem(ConstraintViolationException e) {
        var violations = e.getConstraintViolations();
        var parameters =
                violations.stream().filter(Violations::concernsParameter).toList();
        if (parameters.isEmpty()) {
            return ProblemException.invalid(violations.stream()
                    .map(Violations::bodyFault)
                    .sorted(BY_POINTER)
                    .toList());
        }
        if (parameters.stream().anyMatch(v -> code(v).equals("not-null"))) {
            return new ProblemException(ProblemType.MALFORMED_REQUEST, "The request needs a body");
        }
        var faults = parameters.stream()
                .map(v -> new Fault(nodes(v).getLast().getName(), code(v), v.getMessage()))
                .sorted(BY_POINTER)
                .toList();
        return new ProblemException(
                ProblemType.MALFORMED_REQUEST, "A parameter of the request is out of bounds", faults);
    }

    /** A violation of a method parameter itself, not of a member of the body behind it. */
    private static boolean concernsParameter(ConstraintViolation<?> violation) {
        return nodes(violation).getLast().getKind() == ElementKind.PARAMETER;
    }

    private static Fault bodyFault(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        for (Path.Node node : nodes(violation)) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (isMember(node)) {
                pointer.append('/').append(node.getName());
            }
        }
        return new Fault(pointer.toString(), code(violation), violation.getMessage());
    }

    private static boolean isMember(Path.Node node) {
        return node.getKind() == ElementKind.PROPERTY && node.getName() != null;
    }

    private static List<Path.Node> nodes(ConstraintViolation<?> violation) {
        var nodes = new ArrayList<Path.Node>();
        violation.getPropertyPath().forEach(nodes::add);
        return nodes;
    }

    private static String code(ConstraintViolation<?> violation) {
        var annotation = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return annotation.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
