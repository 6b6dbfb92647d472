package org.communityops.kpi.ownmetric;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A formula (CEL) that was checked: it has numbers, comparisons and choices, and nothing whose cost is not bounded by its
 * size.
 */
final class CompiledFormula {
    /** The most characters of a formula. */
    static final int LONGEST = 1_000;

    private static final int DEEPEST = 32;
    private static final int MOST_NODES = 300;
    private static final CelOptions LIMITS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .maxParseExpressionNodeCount(MOST_NODES)
            .build();
    private static final Set<StandardFunction> OFFERED = EnumSet.of(
            StandardFunction.ADD,
            StandardFunction.SUBTRACT,
            StandardFunction.MULTIPLY,
            StandardFunction.DIVIDE,
            StandardFunction.NEGATE,
            StandardFunction.CONDITIONAL,
            StandardFunction.LOGICAL_NOT,
            StandardFunction.LOGICAL_OR,
            StandardFunction.LOGICAL_AND,
            StandardFunction.EQUALS,
            StandardFunction.NOT_EQUALS,
            StandardFunction.LESS,
            StandardFunction.LESS_EQUALS,
            StandardFunction.GREATER,
            StandardFunction.GREATER_EQUALS);
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(LIMITS).build();

    private final CelRuntime.Program program;
    private final Set<String> names;

    private CompiledFormula(CelRuntime.Program program, Set<String> names) {
        this.program = program;
        this.names = names;
    }

    /**
     * Compiles a formula; a problem (422, {@code expression-invalid}) that says where it is wrong.
     *
     * @param known the names that it may use
     */
    static CompiledFormula of(String text, Collection<String> known) {
        try {
            var ast = compiler(known).compile(text).getAst();
            return new CompiledFormula(RUNTIME.createProgram(ast), names(ast));
        } catch (CelValidationException e) {
            throw OwnMetricProblems.formula(e.getErrors().stream()
                    .map(CompiledFormula::place)
                    .distinct()
                    .collect(Collectors.joining("; ")));
        } catch (CelEvaluationException e) {
            throw OwnMetricProblems.formula(String.valueOf(e.getMessage()));
        }
    }

    /** The names that it uses. */
    Set<String> names() {
        return names;
    }

    /** The result; empty when it divides whole numbers by zero. */
    OptionalDouble result(Map<String, Double> values) {
        try {
            return OptionalDouble.of((double) program.eval(values));
        } catch (CelEvaluationException e) {
            return OptionalDouble.empty();
        }
    }

    private static Set<String> names(CelAbstractSyntaxTree ast) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
                .map(node -> node.expr().ident().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Columns count from 0 in CEL, from 1 for people. */
    private static String place(CelIssue issue) {
        var at = issue.getSourceLocation();
        return at.getLine() < 1
                ? issue.getMessage()
                : "line " + at.getLine() + ", column " + (at.getColumn() + 1) + ": " + issue.getMessage();
    }

    private static CelCompiler compiler(Collection<String> known) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(LIMITS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .filterFunctions((function, _) -> OFFERED.contains(function))
                        .build())
                .setResultType(SimpleType.DOUBLE);
        known.forEach(name -> builder.addVar(name, SimpleType.DOUBLE));
        return builder.build();
    }
}
