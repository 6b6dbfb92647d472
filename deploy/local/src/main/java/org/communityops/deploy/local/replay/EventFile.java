package org.communityops.deploy.local.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** A file with one event a line, plain or gzip, read forwards in bounded memory. */
public final class EventFile implements Lines, AutoCloseable {
    /** The longest line that is read; what is longer is no event the service would take. */
    static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final long size;
    private final AtomicLong position = new AtomicLong();
    private final InputStream input;
    private long line;

    public EventFile(Path path) throws IOException {
        this.size = Files.size(path);
        var file = new BufferedInputStream(new Counted(Files.newInputStream(path)), BUFFER);
        file.mark(2);
        var isGzip = file.read() == 0x1f && file.read() == 0x8b;
        file.reset();
        this.input = new BufferedInputStream(isGzip ? new GZIPInputStream(file, BUFFER) : file, BUFFER);
    }

    /** The next line that is not empty; without its content when it is longer than {@link #LONGEST}. */
    @Override
    public Optional<Line> next() throws IOException {
        while (true) {
            var content = new ByteArrayOutputStream(512);
            var length = 0;
            var next = input.read();
            if (next == -1) {
                return Optional.empty();
            }
            line++;
            while (next != -1 && next != '\n') {
                if (++length <= LONGEST) {
                    content.write(next);
                }
                next = input.read();
            }
            if (length > LONGEST) {
                return Optional.of(new Line(line, new byte[0]));
            }
            if (!content.toString(StandardCharsets.ISO_8859_1).isBlank()) {
                return Optional.of(new Line(line, content.toByteArray()));
            }
        }
    }

    /** How much of the file, as it lies on the disk, has been read: 0 to 1. */
    public double share() {
        return size == 0 ? 1 : Math.min(1, (double) position.get() / size);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            throw new UnsupportedOperationException("Only buffers are read here");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            position.addAndGet(Math.max(read, 0));
            return read;
        }
    }
}
