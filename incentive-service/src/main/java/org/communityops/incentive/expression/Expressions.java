package org.communityops.incentive.expression;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import jakarta.inject.Singleton;

/**
 * Reads expressions. They see two maps and nothing else: {@code event} (type, source, subject, time, and channel where there
 * is one) and {@code data}, the event's own. Regular expressions are not offered: their cost cannot be bounded by their size.
 */
@Singleton
public class Expressions {
    static final long GREATEST_AMOUNT = 1_000_000_000_000L;

    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 32;
    private static final int MOST_NODES = 500;
    private static final int MOST_ITERATIONS = 1_000;
    private static final int CACHED = 10_000;
    private static final CelOptions LIMITS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .maxParseExpressionNodeCount(MOST_NODES)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .build();

    private final CelRuntime runtime =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(LIMITS).build();
    private final LoadingCache<String, Expression> conditions = cache(compiler(SimpleType.BOOL));
    private final LoadingCache<String, Expression> amounts = cache(compiler(SimpleType.DYN));

    /** A condition: true or false. */
    public Expression condition(String text) {
        return conditions.get(text);
    }

    /** An amount of points: a number. */
    public Expression amount(String text) {
        return amounts.get(text);
    }

    private LoadingCache<String, Expression> cache(CelCompiler compiler) {
        return Caffeine.newBuilder().maximumSize(CACHED).build(text -> compile(compiler, text));
    }

    private Expression compile(CelCompiler compiler, String text) {
        try {
            return new Expression(runtime.createProgram(compiler.compile(text).getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new InvalidExpression(String.valueOf(e.getMessage()));
        }
    }

    private static CelCompiler compiler(CelType result) {
        var fields = MapType.create(SimpleType.STRING, SimpleType.DYN);
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(LIMITS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .excludeFunctions(StandardFunction.MATCHES)
                        .build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("event", fields)
                .addVar("data", fields)
                .setResultType(result)
                .build();
    }
}
