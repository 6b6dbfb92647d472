package org.communityops.incentive.expression;

/** An expression that has no value for one event, for example because it reads a field that the event lacks. */
public final class ExpressionFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ExpressionFailure(String why) {
        super(why, null, false, false);
    }
}
