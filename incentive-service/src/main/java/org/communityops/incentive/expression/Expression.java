package org.communityops.incentive.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.math.BigDecimal;
import java.util.Map;

/** A checked expression over {@code event} and {@code data}; threads may share it. */
public final class Expression {
    private final CelRuntime.Program program;

    Expression(CelRuntime.Program program) {
        this.program = program;
    }

    /** Whether the condition holds. */
    public boolean isTrueFor(Map<String, Object> variables) throws ExpressionFailure {
        if (value(variables) instanceof Boolean value) {
            return value;
        }
        throw new ExpressionFailure("The condition is neither true nor false");
    }

    /** The amount; a fraction is cut off, a negative one fails, since a rule only ever gives. */
    public long amountFor(Map<String, Object> variables) throws ExpressionFailure {
        var amount =
                switch (value(variables)) {
                    case Long whole -> whole;
                    case Double fraction when Double.isFinite(fraction) -> (long) fraction.doubleValue();
                    default -> throw new ExpressionFailure("The amount is not a number");
                };
        if (amount < 0 || amount > Expressions.GREATEST_AMOUNT) {
            throw new ExpressionFailure("The amount is not between 0 and " + Expressions.GREATEST_AMOUNT);
        }
        return amount;
    }

    /** A factor as it was computed, to be bounded by whoever asked for it. */
    public BigDecimal factorFor(Map<String, Object> variables) throws ExpressionFailure {
        return switch (value(variables)) {
            case Long whole -> BigDecimal.valueOf(whole);
            case Double fraction when Double.isFinite(fraction) -> BigDecimal.valueOf(fraction);
            default -> throw new ExpressionFailure("The factor is not a number");
        };
    }

    private Object value(Map<String, Object> variables) throws ExpressionFailure {
        try {
            return program.eval(variables);
        } catch (CelEvaluationException e) {
            throw new ExpressionFailure(String.valueOf(e.getMessage()));
        }
    }
}
