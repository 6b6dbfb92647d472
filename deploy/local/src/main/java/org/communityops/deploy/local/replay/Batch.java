package org.communityops.deploy.local.replay;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.communityops.deploy.local.replay.Lines.Line;

/** Events that travel in one request. */
record Batch(List<Line> lines) {
    private static final int MOST_BYTES = 4 << 20;

    Batch {
        lines = List.copyOf(lines);
    }

    /** The request's body: a JSON array. */
    byte[] body() {
        var body = new ByteArrayOutputStream();
        body.write('[');
        for (var line : lines) {
            if (body.size() > 1) {
                body.write(',');
            }
            body.writeBytes(line.content());
        }
        body.write(']');
        return body.toByteArray();
    }

    int size() {
        return lines.size();
    }

    /** The two halves of a batch of more than one event. */
    List<Batch> halves() {
        return List.of(new Batch(lines.subList(0, size() / 2)), new Batch(lines.subList(size() / 2, size())));
    }

    /** Collects events until a batch is full. */
    static final class Collector {
        private final int most;
        private final List<Line> lines = new ArrayList<>();
        private long bytes;

        Collector(int most) {
            this.most = most;
        }

        void add(Line line) {
            lines.add(line);
            bytes += line.content().length + 1L;
        }

        boolean isFull() {
            return lines.size() >= most || bytes + EventFile.LONGEST > MOST_BYTES;
        }

        boolean isEmpty() {
            return lines.isEmpty();
        }

        Batch take() {
            var batch = new Batch(lines);
            lines.clear();
            bytes = 0;
            return batch;
        }
    }
}
