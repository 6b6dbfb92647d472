package org.communityops.incentive;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Takes from members that can be of several types the one type that Java has for them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class UnionSchemas implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.getComponents().getSchemas().values().forEach(UnionSchemas::untypeMembers);
    }

    private static void untypeMembers(Schema schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().values().stream()
                    .filter(member -> member.getAnyOf() != null && member.getType() != null)
                    .forEach(member -> {
                        member.setType(null);
                        member.setItems(null);
                        member.setMinItems(null);
                        member.setMaxItems(null);
                    });
        }
    }
}
