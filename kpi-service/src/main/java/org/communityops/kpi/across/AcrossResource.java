package org.communityops.kpi.across;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.series.FormQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A metric of many communities over HTTP. */
@Path("/v1/metrics/{metric}/by-community")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics", description = "What is measured, and its values (指标).")
class AcrossResource {
    private static final int MOST = 200;
    private static final String ACROSS = """
            {"metric": "messages", "version": 1, "granularity": "MONTH",
             "items": [{"communityId": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b", "timeZone": "Asia/Shanghai",
                        "cutOff": "2026-08-21", "items": [{"period": "2026-05", "value": 94, "numerator": 94}]}],
             "total": [{"period": "2026-05", "value": 94, "numerator": 94}]}""";

    private final Communities communities;
    private final AcrossService across;

    AcrossResource(Communities communities, AcrossService across) {
        this.communities = communities;
        this.across = across;
    }

    /** A metric of many communities. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "getMetricByCommunity",
            summary = "A metric of many communities, and of all of them together",
            description =
                    "Every community that the key holds, or those named. Each counts in its own zone. The total adds what stands above and what stands below the line; so distinct members are the sum of the members of the communities, and an average per day is one per day and community.")
    @APIResponse(
            responseCode = "200",
            description = "The communities and the total",
            content =
                    @Content(
                            schema = @Schema(implementation = AcrossView.class),
                            examples = @ExampleObject(name = "messages", value = ACROSS)))
    public AcrossView getMetricByCommunity(
            @Parameter(description = "The name of a metric of the catalogue.", example = "messages") @RestPath
                    String metric,
            @Parameter(
                            description =
                                    "Ids of communities with commas between them; all that the key holds when left out. At most 200.",
                            example = "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b")
                    @RestQuery("communities")
                    @Nullable String named,
            @BeanParam DayRangeQuery range,
            @BeanParam FormQuery form,
            @Parameter(
                            description = "The variant, for a metric that has several: `exact` or `within`.",
                            example = "within",
                            schema = @Schema(enumeration = {"exact", "within"}))
                    @RestQuery
                    @Nullable String variant) {
        return across.across(wanted(named), metric, variant, range, form);
    }

    private List<Community> wanted(@Nullable String named) {
        var wanted = named == null
                ? communities.first(MOST + 1)
                : Arrays.stream(named.split(",", -1))
                        .map(AcrossResource::id)
                        .distinct()
                        .sorted()
                        .limit(MOST + 1L)
                        .map(communities::get)
                        .toList();
        if (wanted.size() > MOST) {
            throw ProblemException.invalid(
                    "communities", "size", "At most " + MOST + " communities at once; name them");
        }
        if (wanted.isEmpty()) {
            throw ProblemException.invalid("communities", "size", "There is no community to look at");
        }
        return wanted;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter("communities", "communities holds ids with commas between them");
        }
    }
}
