package org.communityops.deploy.local.console;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The log of a child process, written by that process itself, so that it is complete even when the launcher is gone. It
 * is kept small by copying it aside and emptying it; the writers append, so they go on at the beginning.
 */
public record LogFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LIMIT = 20L << 20;
    private static final int TAIL = 64 << 10;

    /** Moves the content to {@code .1} when it has grown beyond 20 MiB; an older {@code .1} is dropped. */
    public void rotate() throws IOException {
        if (Files.exists(path) && Files.size(path) > LIMIT) {
            Files.copy(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }

    /** The last lines for people to read: of a line of JSON its level, message and exception. */
    public List<String> readableTail(int lines) {
        return tail(lines).stream().map(LogFile::readable).toList();
    }

    /** The last lines; none when there is no such file. */
    public List<String> tail(int lines) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var bytes = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(the log " + path + " cannot be read: " + e.getMessage() + ")");
        }
    }

    private static String readable(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            var entry = JSON.readTree(line);
            var text = new StringBuilder(entry.path("timestamp").asText());
            text.append(' ').append(entry.path("level").asText());
            text.append(' ').append(entry.path("message").asText());
            var exception = entry.path("exception").path("message").asText("");
            return exception.isEmpty()
                    ? text.toString()
                    : text.append(" (").append(exception).append(')').toString();
        } catch (JacksonException e) {
            return line;
        }
    }
}
