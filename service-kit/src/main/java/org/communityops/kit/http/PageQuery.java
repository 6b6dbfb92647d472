package org.communityops.kit.http;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of every paged list. */
public class PageQuery {
    private static final int DEFAULT = 50;
    private static final int MOST = 500;

    @QueryParam("limit")
    @Parameter(
            description = "How many items a page holds at most, 1 to 500.",
            schema =
                    @Schema(
                            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "500",
                            defaultValue = "50"))
    @Nullable String limit;

    @QueryParam("cursor")
    @Parameter(description = "The `next` of the page before; leave out for the first page.")
    @Nullable String cursor;

    /** How many items the page may hold; 400 when it is not a number from 1 to 500. */
    public int limit() {
        if (limit == null) {
            return DEFAULT;
        }
        try {
            var wanted = Integer.parseInt(limit);
            if (wanted >= 1 && wanted <= MOST) {
                return wanted;
            }
        } catch (NumberFormatException ignored) {
            // said below, together with what is out of bounds
        }
        throw ProblemException.badParameter("limit", "limit is a whole number from 1 to " + MOST);
    }

    Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }
}
