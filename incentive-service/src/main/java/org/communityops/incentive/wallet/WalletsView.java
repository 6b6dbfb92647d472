package org.communityops.incentive.wallet;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All wallets of a member. */
@Schema(name = "Wallets", description = "All wallets of a member, one for each currency of the community.")
record WalletsView(@Schema(description = "By currency.") List<WalletView> items) {
    WalletsView {
        items = List.copyOf(items);
    }
}
