package org.communityops.deploy.e2e.contract;

import java.util.Set;
import java.util.UUID;
import org.communityops.deploy.local.platform.Service;

/**
 * A collection that callers add to, and what it takes to send it something wrong.
 *
 * @param path with a place {@code {c}} for the community's id
 * @param type the media type of what is sent
 * @param good a JSON object that it takes; {@code {n}} stands for something not used before
 * @param mistyped a member of the object with a value of the wrong type
 * @param free a member of the object whose value may hold any JSON, or would be read as such
 * @param exempt rows of the table that do not hold here, for a reason
 */
public record Collection(
        Service service, String path, String type, String good, String mistyped, String free, Set<String> exempt) {

    public String address(UUID community) {
        return path.replace("{c}", community.toString());
    }

    /** A good object that has not been sent before. */
    public String fresh() {
        return good.replace("{n}", UUID.randomUUID().toString().substring(0, 8));
    }

    /** The good object with one more member, or with another value of one that it has. */
    public String with(String name, String value) {
        var member = "\"" + name + "\":" + value;
        var replaced = fresh().replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\[[^]]*]|\\{[^}]*}|\\d+)", "");
        return ("{" + member + "," + replaced.strip().substring(1))
                .replaceAll(",\\s*,", ",")
                .replaceAll(",\\s*}", "}");
    }

    @Override
    public String toString() {
        return service.title() + " " + path;
    }
}
