package org.communityops.kpi.cost;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many costs at once. */
@Schema(name = "ImportCosts", description = "Costs that are entered together: all of them, or none.")
record ImportCosts(
        @Schema(description = "The costs, at most 500.") @NotEmpty @Size(max = 500) List<@NotNull @Valid CreateCost> items) {}
