package org.communityops.kpi.conversion;

import java.util.ArrayList;
import java.util.List;

/** A statement while it is written, with the values of its parameters. */
final class SqlText {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    void append(String more, Object... parameters) {
        text.append(more);
        values.addAll(List.of(parameters));
    }

    /** Opens the next intermediate result; its closing parenthesis is left to the caller. */
    void table(String name) {
        append((text.isEmpty() ? "with " : ",\n") + name + " as materialized (");
    }

    String text() {
        return text.toString();
    }

    List<Object> values() {
        return List.copyOf(values);
    }
}
