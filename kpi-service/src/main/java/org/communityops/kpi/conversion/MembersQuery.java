package org.communityops.kpi.conversion;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters that say which figure's members are wanted. */
class MembersQuery {
    @QueryParam("step")
    @Parameter(description = "The name of the step.", required = true, example = "firstReply")
    String step = "";

    @QueryParam("reached")
    @DefaultValue("true")
    @Parameter(
            description = "true: who reached the step; false: who reached the one before and not this one (流失).",
            example = "false")
    boolean reached;
}
