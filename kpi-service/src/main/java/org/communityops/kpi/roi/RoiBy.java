package org.communityops.kpi.roi;

import java.util.function.Function;
import org.communityops.kpi.cost.Costs.Spent;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a return is told for. */
@Schema(name = "RoiBy", description = "CAMPAIGN (活动), CHANNEL (渠道) or LINE (预算线).")
enum RoiBy {
    CAMPAIGN("about", Spent::campaignId),
    CHANNEL("channel", Spent::channel),
    /** The sales of a campaign are divided among its lines as its costs are. */
    LINE("about", spent -> spent.line() == null ? null : spent.line().name());

    private final String column;
    private final Function<Spent, @Nullable String> name;

    RoiBy(String column, Function<Spent, @Nullable String> name) {
        this.column = column;
        this.name = name;
    }

    /** The column of facts that tells to what a touch is owed. */
    String column() {
        return column;
    }

    /** On which of them it was spent; null where the cost does not say. */
    @Nullable String of(Spent spent) {
        return name.apply(spent);
    }
}
