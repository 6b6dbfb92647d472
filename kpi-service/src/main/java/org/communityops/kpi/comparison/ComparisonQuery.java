package org.communityops.kpi.comparison;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say with what is compared. */
public class ComparisonQuery {
    /** With what a metric is compared. */
    @Schema(name = "ComparedWith")
    enum With {
        /** As many days, directly before. */
        PREVIOUS,
        /** The same weekdays 52 weeks before. */
        YEAR_AGO,
        /** The same days in another community. */
        COMMUNITY,
        /** A number. */
        TARGET
    }

    @QueryParam("with")
    @Parameter(
            description =
                    "PREVIOUS (上一期): as many days, directly before. YEAR_AGO (去年同期): the same weekdays 52 weeks before. COMMUNITY (其他社群): the same days in another community. TARGET (目标): a number. PREVIOUS when left out.",
            example = "PREVIOUS",
            schema = @Schema(enumeration = {"PREVIOUS", "YEAR_AGO", "COMMUNITY", "TARGET"}))
    @Nullable String with;

    @QueryParam("community")
    @Parameter(
            description = "The other community; one that the key does not hold does not exist.",
            example = "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b")
    @Nullable UUID community;

    @QueryParam("target")
    @Parameter(description = "The target.", example = "0.6")
    @Nullable Double target;

    With with() {
        return Arrays.stream(With.values())
                .filter(known ->
                        with == null ? known == With.PREVIOUS : known.name().equals(with))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.invalid("with", "unknown", "with is PREVIOUS, YEAR_AGO, COMMUNITY or TARGET"));
    }

    UUID community() {
        if (community == null) {
            throw ProblemException.invalid("community", "not-null", "COMMUNITY needs the id of the other community");
        }
        return community;
    }

    double target() {
        if (target == null || !Double.isFinite(target)) {
            throw ProblemException.invalid("target", "not-null", "TARGET needs a number");
        }
        return target;
    }
}
