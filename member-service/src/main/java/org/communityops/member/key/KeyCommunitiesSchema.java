package org.communityops.member.key;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes {@link KeyCommunities} in the contract: a word or a list, which annotations cannot say of one type. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class KeyCommunitiesSchema implements OASFilter {
    static final String NAME = "KeyCommunities";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var everywhere = OASFactory.createSchema()
                .type(List.of(SchemaType.STRING))
                .enumeration(List.of(KeyCommunities.EVERYWHERE))
                .description("Every community, also those still to come");
        var named = OASFactory.createSchema()
                .type(List.of(SchemaType.ARRAY))
                .items(OASFactory.createSchema()
                        .type(List.of(SchemaType.STRING))
                        .format("uuid"))
                .minItems(1)
                .maxItems(KeyCommunities.MOST)
                .uniqueItems(true)
                .description("These communities");
        contract.getComponents()
                .addSchema(
                        NAME,
                        OASFactory.createSchema()
                                .description("The communities (社群) that a key is good for")
                                .anyOf(List.of(everywhere, named)));
    }
}
