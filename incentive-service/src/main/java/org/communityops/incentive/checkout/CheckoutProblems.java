package org.communityops.incentive.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.communityops.incentive.coupon.CouponCode;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Why a code is not taken. The code itself is in none of them. */
@ApplicationScoped
class CheckoutProblems implements ProblemCatalogue {
    private static final ProblemType NOT_USABLE =
            new ProblemType("coupon-not-usable", 409, "The coupon cannot be used for this purchase", "该优惠券不可用于此订单");

    @Override
    public List<ProblemType> types() {
        return List.of(NOT_USABLE);
    }

    static ProblemException notUsable(Obstacle obstacle) {
        var code = obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new ProblemException(NOT_USABLE, obstacle.detail(), List.of(Fault.at("/code", code, obstacle.detail())));
    }

    static ProblemException noSuchCode(String code) {
        return new ProblemException(
                ProblemType.NOT_FOUND,
                CouponCode.isMistyped(code) ? "A character of this code is mistyped" : "No coupon has this code");
    }
}
