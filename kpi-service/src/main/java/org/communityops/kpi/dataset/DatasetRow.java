package org.communityops.kpi.dataset;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the contract describes a row: each dataset has columns of its own. */
@Schema(
        name = "DatasetRow",
        type = SchemaType.OBJECT,
        description = "A row (行): one member for each column of the dataset, null where the cell is empty.",
        additionalProperties = Schema.True.class)
interface DatasetRow {}
