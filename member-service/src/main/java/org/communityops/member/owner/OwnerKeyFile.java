package org.communityops.member.owner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.KeyKind;

/** The file that holds the owner's first key, readable for its user only. */
class OwnerKeyFile {
    private final Path path;

    OwnerKeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The key in the file, empty where there is no file; fails on a file that holds anything else. */
    Optional<ApiKey> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        var key = ApiKey.parse(Files.readString(path).strip()).filter(k -> k.kind() == KeyKind.OWN);
        if (key.isEmpty()) {
            throw new IOException(path + " is not the file of an owner key; move it away or name another file");
        }
        return key;
    }

    /** Replaces the file as a whole and waits until it is on the disk, so that no crash leaves half a key. */
    void write(ApiKey key) throws IOException {
        var folder = path.getParent();
        Files.createDirectories(folder);
        // Temporary files are made with mode 0600, and a move keeps it.
        var draft = Files.createTempFile(folder, ".owner", ".key");
        Files.writeString(draft, key.text() + "\n", StandardCharsets.US_ASCII);
        try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
