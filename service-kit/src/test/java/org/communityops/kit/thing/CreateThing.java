package org.communityops.kit.thing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

record CreateThing(
        @NotBlank @Size(max = 20) String name,
        @Nullable @Max(9) Integer size,
        @Nullable List<@Valid Part> parts,
        @Nullable JsonNode free) {
    record Part(@NotBlank String label) {}
}
