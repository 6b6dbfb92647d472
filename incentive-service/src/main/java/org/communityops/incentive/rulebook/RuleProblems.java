package org.communityops.incentive.rulebook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** What can be wrong with a rule. */
@ApplicationScoped
class RuleProblems implements ProblemCatalogue {
    private static final ProblemType EXPRESSION_INVALID =
            new ProblemType("expression-invalid", 422, "An expression cannot be taken", "表达式无效");
    private static final ProblemType KEY_TAKEN =
            new ProblemType("key-taken", 409, "Another rule has the key", "规则标识已被占用");
    private static final ProblemType DRAFT_EXISTS =
            new ProblemType("draft-exists", 409, "A version is being drafted", "已有草稿版本");
    private static final ProblemType VERSION_PUBLISHED =
            new ProblemType("version-published", 409, "A published version never changes", "已发布的版本不可修改");
    private static final ProblemType RULE_RETIRED =
            new ProblemType("rule-retired", 409, "The rule is retired", "规则已停用");

    @Override
    public List<ProblemType> types() {
        return List.of(EXPRESSION_INVALID, KEY_TAKEN, DRAFT_EXISTS, VERSION_PUBLISHED, RULE_RETIRED);
    }

    static ProblemException expressions(List<Fault> faults) {
        return new ProblemException(EXPRESSION_INVALID, faults.getFirst().detail(), faults);
    }

    static ProblemException noSuchRule(UUID id) {
        return ProblemException.notFound("rule", id);
    }

    static ProblemException noSuchVersion(int version) {
        return ProblemException.notFound("version", version);
    }

    static ProblemException keyTaken(String key) {
        return new ProblemException(KEY_TAKEN, "Another rule of the community has the key " + key);
    }

    static ProblemException draftExists() {
        return new ProblemException(DRAFT_EXISTS, "Change or publish the draft that there is");
    }

    static ProblemException published() {
        return new ProblemException(VERSION_PUBLISHED, "Begin another version instead");
    }

    static ProblemException retired() {
        return new ProblemException(RULE_RETIRED, "Make a new rule instead");
    }

    static ProblemException neverPublished() {
        return new ProblemException(ProblemType.CONFLICT, "The rule was never published");
    }

    static ProblemException tooMany(int limit, String what) {
        return new ProblemException(ProblemType.CONFLICT, "There are " + limit + " " + what + " at most");
    }
}
