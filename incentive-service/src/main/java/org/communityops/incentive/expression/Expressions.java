package org.communityops.incentive.expression;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
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
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads expressions. They see two maps and nothing else: {@code event} (type, source, subject, time, and channel where there
 * is one) and {@code data}, the event's own. What costs more than the size of the expression and of the event bounds is not
 * offered: regular expressions, loops within loops, and making texts and lists out of others.
 */
@Singleton
public class Expressions {
    /** The most points that anything can be worth. */
    public static final long GREATEST_AMOUNT = 1_000_000_000_000L;

    /** The most characters of an expression. */
    public static final int LONGEST = 2_000;

    private static final int DEEPEST = 32;
    private static final int MOST_NODES = 500;
    private static final int MOST_ITERATIONS = 1_000;
    private static final int CACHED = 10_000;
    private static final Set<Arithmetic> JOINING =
            EnumSet.of(Arithmetic.ADD_STRING, Arithmetic.ADD_BYTES, Arithmetic.ADD_LIST);
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

    /** A number: an amount of points, or a factor. */
    public Expression amount(String text) {
        return amounts.get(text);
    }

    private LoadingCache<String, Expression> cache(CelCompiler compiler) {
        return Caffeine.newBuilder().maximumSize(CACHED).build(text -> compile(compiler, text));
    }

    private Expression compile(CelCompiler compiler, String text) {
        try {
            var ast = compiler.compile(text).getAst();
            refuseNestedLoops(ast);
            return new Expression(runtime.createProgram(ast));
        } catch (CelValidationException e) {
            throw new InvalidExpression(
                    e.getErrors().stream().map(Expressions::place).distinct().collect(Collectors.joining("; ")));
        } catch (CelEvaluationException e) {
            throw new InvalidExpression(String.valueOf(e.getMessage()));
        }
    }

    /** Columns count from 0 in CEL, from 1 for people. */
    private static String place(CelIssue issue) {
        var at = issue.getSourceLocation();
        return at.getLine() < 1
                ? issue.getMessage()
                : "line " + at.getLine() + ", column " + (at.getColumn() + 1) + ": " + issue.getMessage();
    }

    private static void refuseNestedLoops(CelAbstractSyntaxTree ast) {
        var nested = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(Expressions::isLoop)
                .anyMatch(Expressions::isInsideALoop);
        if (nested) {
            throw new InvalidExpression("A loop does not stand within a loop");
        }
    }

    private static boolean isLoop(CelNavigableExpr node) {
        return node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION;
    }

    private static boolean isInsideALoop(CelNavigableExpr node) {
        for (var outer = node.parent(); outer.isPresent(); outer = outer.get().parent()) {
            if (isLoop(outer.get())) {
                return true;
            }
        }
        return false;
    }

    private static CelCompiler compiler(CelType result) {
        var fields = MapType.create(SimpleType.STRING, SimpleType.DYN);
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(LIMITS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .filterFunctions((function, overload) -> function != StandardFunction.MATCHES
                                && !(overload instanceof Arithmetic arithmetic && JOINING.contains(arithmetic)))
                        .build())
                .setStandardMacros(
                        CelStandardMacro.HAS,
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE)
                .addVar("event", fields)
                .addVar("data", fields)
                .setResultType(result)
                .build();
    }
}
