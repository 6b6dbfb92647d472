package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A folder of figures computed elsewhere. Any of its files may be missing but {@code meta.json}.
 *
 * @param first local date of the earliest event
 * @param last local date of the latest event
 */
record Truth(Path folder, ZoneId zone, LocalDate first, LocalDate last) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Truth in(Path folder) throws IOException {
        var file = folder.resolve("meta.json");
        if (!Files.exists(file)) {
            throw new IOException("No truth folder: " + file + " is missing");
        }
        var meta = JSON.readTree(file.toFile());
        return new Truth(
                folder,
                ZoneId.of(meta.get("zone").asText()),
                LocalDate.parse(meta.get("firstDate").asText()),
                LocalDate.parse(meta.get("lastDate").asText()));
    }

    Optional<JsonNode> file(String name) throws IOException {
        var file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(JSON.readTree(file.toFile())) : Optional.empty();
    }
}
