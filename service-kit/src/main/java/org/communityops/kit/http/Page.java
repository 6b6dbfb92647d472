package org.communityops.kit.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the next page; absent on the last
 */
public record Page<T>(
        List<T> items,

        @Nullable @Schema(description = "Cursor of the next page; absent on the last one.", examples = "eyJrIjpb…")
        String next) {
    public Page {
        items = List.copyOf(items);
    }
}
