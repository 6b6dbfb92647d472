package org.communityops.incentive.couponseries;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Why a series gives no more codes. */
@ApplicationScoped
public class SeriesProblems implements ProblemCatalogue {
    private static final ProblemType CLOSED =
            new ProblemType("series-closed", 409, "The coupon series issues no more coupons", "该批优惠券已停止发放");
    private static final ProblemType EXHAUSTED =
            new ProblemType("codes-exhausted", 409, "The coupon series has no more codes", "优惠券券码已用完");

    @Override
    public List<ProblemType> types() {
        return List.of(CLOSED, EXHAUSTED);
    }

    /** 409: its state or its end forbids further coupons. */
    public static ProblemException closed() {
        return new ProblemException(CLOSED, "The series is closed, or its coupons would not be good any more");
    }

    /** 409: its limit is reached, or all imported codes are issued. */
    public static ProblemException exhausted() {
        return new ProblemException(EXHAUSTED, "Raise the limit of the series, or import more codes");
    }
}
