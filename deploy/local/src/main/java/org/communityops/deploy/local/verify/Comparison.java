package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.communityops.deploy.local.console.Console;
import org.jspecify.annotations.Nullable;

/** The running comparison: prints each difference as it is found, and counts. */
public final class Comparison {
    private static final double TOLERANCE = 1e-6;

    private final Console console;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    /** How many cells of a file were compared, and how many of them differ. */
    public record Count(long cells, long differences) {
        Count with(boolean equal) {
            return new Count(cells + 1, differences + (equal ? 0 : 1));
        }
    }

    public Comparison(Console console) {
        this.console = console;
    }

    /**
     * Compares a number; null on both sides is equal.
     *
     * @param cell where it stands in the file, as a reader would say it
     */
    void number(String file, String cell, JsonNode expected, @Nullable Double actual) {
        var wanted = expected.isNumber() ? Double.valueOf(expected.doubleValue()) : null;
        var exact = expected.isIntegralNumber();
        var equal = wanted == null || actual == null
                ? wanted == null && actual == null
                : exact ? wanted.equals(actual) : Math.abs(wanted - actual) <= TOLERANCE;
        note(file, cell, equal, expected.asText(), actual == null ? "nothing" : plain(actual));
    }

    /** Compares two texts. */
    void text(String file, String cell, String expected, @Nullable String actual) {
        note(file, cell, Objects.equals(expected, actual), expected, actual == null ? "nothing" : actual);
    }

    /** Counts by file, in the order in which the files were compared. */
    public Map<String, Count> counts() {
        return Map.copyOf(counts);
    }

    public boolean isEqual() {
        return !counts.isEmpty() && counts.values().stream().allMatch(count -> count.differences() == 0);
    }

    /** Prints the counts. */
    public void summarize() {
        counts.forEach((file, count) -> console.say(
                "%-18s %,9d cells compared, %,d differ".formatted(file, count.cells(), count.differences())));
        var cells = counts.values().stream().mapToLong(Count::cells).sum();
        var differences = counts.values().stream().mapToLong(Count::differences).sum();
        console.say("%-18s %,9d cells compared, %,d differ".formatted("all", cells, differences));
    }

    private void note(String file, String cell, boolean equal, String expected, String actual) {
        counts.merge(file, new Count(0, 0).with(equal), (count, one) -> count.with(equal));
        if (!equal) {
            console.say(file + " " + cell + ": expected " + expected + ", is " + actual);
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
