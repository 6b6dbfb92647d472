package org.communityops.kit.feed;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed was read: the epoch of the producer's database and a position for each slice. To readers an opaque text.
 *
 * @param epoch null before the first page
 */
record FeedCursor(@Nullable UUID epoch, SortedMap<Integer, Long> positions) {

    /** The beginning of some slices. */
    static FeedCursor beginning(Iterable<Integer> slices) {
        var positions = new TreeMap<Integer, Long>();
        slices.forEach(slice -> positions.put(slice, 0L));
        return new FeedCursor(null, positions);
    }

    /** Reads the text of a cursor; 400 when it is none. */
    static FeedCursor parse(String text) {
        try {
            var parts = text.split("~", 2);
            var positions = new TreeMap<Integer, Long>();
            Arrays.stream(parts[1].split("_")).forEach(pair -> {
                var numbers = pair.split("-", 2);
                positions.put(slice(numbers[0]), position(numbers[1]));
            });
            return new FeedCursor(UUID.fromString(parts[0]), positions);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.badParameter("lastEventId", "lastEventId is not a cursor of this feed");
        }
    }

    String text() {
        return epoch + "~"
                + positions.entrySet().stream()
                        .map(e -> e.getKey() + "-" + e.getValue())
                        .collect(Collectors.joining("_"));
    }

    private static int slice(String text) {
        var slice = Integer.parseInt(text);
        if (slice < 0 || slice >= Feed.SLICES) {
            throw new IllegalArgumentException("No slice " + slice);
        }
        return slice;
    }

    private static long position(String text) {
        var position = Long.parseLong(text);
        if (position < 0) {
            throw new IllegalArgumentException("No position " + position);
        }
        return position;
    }
}
