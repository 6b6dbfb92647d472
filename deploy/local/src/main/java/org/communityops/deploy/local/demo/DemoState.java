package org.communityops.deploy.local.demo;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;

/**
 * How far the demo community of a data folder has come. The period is fixed before the first event is sent, so that a load
 * that is taken up again, even on another day, sends the same events.
 */
record DemoState(LocalDate first, Instant until, boolean done) {

    static Optional<DemoState> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return Optional.of(new DemoState(
                LocalDate.parse(properties.getProperty("first")),
                Instant.parse(properties.getProperty("until")),
                Boolean.parseBoolean(properties.getProperty("done"))));
    }

    void write(Path file) throws IOException {
        Files.writeString(
                file,
                "# The demo community of this data folder.\nfirst=" + first + "\nuntil=" + until + "\ndone=" + done
                        + "\n");
    }

    DemoState finished() {
        return new DemoState(first, until, true);
    }
}
