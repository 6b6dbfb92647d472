package org.communityops.incentive.checkout;

import java.math.BigDecimal;
import java.util.ArrayList;
import org.communityops.incentive.couponseries.Money;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon is presented for.
 *
 * @param orderId the shop's name of it; null when there is none yet
 * @param money its amount before the discount; null when that is not known yet
 */
record Purchase(@Nullable String orderId, @Nullable Money money) {
    /** The purchase that a request names; 422 when its amount is none of its currency, or only one of the two is there. */
    static Purchase of(@Nullable String orderId, @Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null && currency == null) {
            return new Purchase(orderId, null);
        }
        var faults = new ArrayList<Fault>();
        if (amount == null) {
            faults.add(Fault.at("/amount", "not-null", "An amount goes with the currency"));
        } else {
            Money.currencyFault("/currency", currency)
                    .or(() -> Money.fault("/amount", amount, String.valueOf(currency)))
                    .ifPresent(faults::add);
        }
        if (!faults.isEmpty() || amount == null || currency == null) {
            throw ProblemException.invalid(faults);
        }
        return new Purchase(orderId, new Money(amount, currency));
    }
}
