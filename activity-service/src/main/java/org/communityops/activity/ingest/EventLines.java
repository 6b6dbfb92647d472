package org.communityops.activity.ingest;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.communityops.activity.envelope.EnvelopeReader;
import org.communityops.activity.envelope.EventJson;
import org.communityops.activity.envelope.Examined;
import org.communityops.activity.envelope.Refused;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Reads a stream of newline-delimited JSON in chunks, a line an event; holds no more than one chunk. */
final class EventLines {
    private static final int MOST_LINE_BYTES = 256 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final EnvelopeReader reader = new EnvelopeReader();
    private byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private int line;
    private boolean ended;

    EventLines(InputStream in) {
        this.in = in;
    }

    /** What a line turned out to be. */
    record Line(int index, Examined event) {}

    /** The next events, as many as asked for unless the stream ends; none when it has ended. Blank lines are passed over. */
    List<Line> next(int most) throws IOException {
        var lines = new ArrayList<Line>();
        while (lines.size() < most && !(ended && start == end)) {
            var newline = find();
            var stop = newline < 0 ? end : newline;
            if (stop - start > MOST_LINE_BYTES) {
                lines.add(new Line(line, tooLong()));
            } else if (!isBlank(start, stop)) {
                lines.add(new Line(line, examine(start, stop)));
            }
            start = Math.min(stop + 1, end);
            line++;
        }
        return lines;
    }

    /** Where the current line ends; -1 when the stream does. Reads on as needed; of an overlong line only the end stays. */
    private int find() throws IOException {
        var from = start;
        while (true) {
            for (var i = from; i < end; i++) {
                if (buffer[i] == '\n') {
                    return i;
                }
            }
            if (ended) {
                return -1;
            }
            from = fill();
        }
    }

    /** Reads more into the buffer and tells where the new bytes begin. */
    private int fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end > MOST_LINE_BYTES) {
            end = MOST_LINE_BYTES + 1;
        }
        if (buffer.length - end < BUFFER / 2) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        var before = end;
        var read = in.read(buffer, end, buffer.length - end);
        ended = read < 0;
        end += Math.max(read, 0);
        return before;
    }

    private Examined examine(int from, int to) throws IOException {
        try {
            return reader.examine(EventJson.one(buffer, from, to - from));
        } catch (JacksonException e) {
            var problem = ProblemException.unreadable(e);
            return new Refused(problem.type(), problem.detail(), problem.faults());
        }
    }

    private static Refused tooLong() {
        return new Refused(
                ProblemType.PAYLOAD_TOO_LARGE, "A line has at most " + MOST_LINE_BYTES + " bytes", List.of());
    }

    private boolean isBlank(int from, int to) {
        for (var i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\r' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
