package org.communityops.incentive.expression;

/** An expression that cannot be taken: it does not parse, names what does not exist, or is too large. */
public final class InvalidExpression extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidExpression(String why) {
        super(why);
    }
}
