package org.communityops.activity.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.communityops.activity.envelope.Refused;
import org.communityops.activity.journal.Verdict;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.Problem;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Counts the verdicts of a request and remembers the bad ones, so that even an endless stream fits into memory. */
final class Tally {
    private static final int MOST_RESULTS = 1_000;

    private final List<ItemResult> results = new ArrayList<>();
    private int accepted;
    private int duplicates;
    private int rejected;

    void refuse(int index, Refused refused) {
        reject(index, ItemResult.Status.REJECTED, refused.exception().problem());
    }

    void count(int index, Verdict verdict) {
        switch (verdict) {
            case Verdict.Recorded recorded -> accepted++;
            case Verdict.Duplicate duplicate -> duplicates++;
            case Verdict.Conflict conflict ->
                reject(index, ItemResult.Status.CONFLICT, conflict(conflict).problem());
        }
    }

    /** How many could not be taken so far. */
    int rejected() {
        return rejected;
    }

    IngestAnswer answer() {
        var omitted = rejected - results.size();
        return new IngestAnswer(accepted, duplicates, rejected, sorted(), omitted == 0 ? null : omitted);
    }

    /** The answer when all or nothing was asked for and something was wrong; pointers begin with the index. */
    ProblemException nothingDone() {
        var faults = new ArrayList<Fault>();
        for (var result : sorted()) {
            var problem = result.problem();
            if (problem.errors().isEmpty()) {
                faults.add(Fault.at("/" + result.index(), slug(problem), problem.detail()));
            }
            for (var fault : problem.errors()) {
                faults.add(Fault.at("/" + result.index() + fault.pointer(), fault.code(), fault.detail()));
            }
        }
        var onlyConflicts = results.stream().allMatch(r -> r.status() == ItemResult.Status.CONFLICT);
        return new ProblemException(
                onlyConflicts ? ProblemType.CONFLICT : ProblemType.VALIDATION_FAILED,
                rejected + " of the events cannot be taken, so none was recorded",
                faults);
    }

    /** A conflict as a problem that names the members that differ. */
    static ProblemException conflict(Verdict.Conflict conflict) {
        var faults = conflict.pointers().stream()
                .map(pointer -> Fault.at(pointer, "differs", "differs from what was recorded under this identity"))
                .toList();
        return new ProblemException(
                ProblemType.CONFLICT, "Event " + conflict.id() + " has this source and id, but other content", faults);
    }

    private void reject(int index, ItemResult.Status status, Problem problem) {
        rejected++;
        if (results.size() < MOST_RESULTS) {
            results.add(new ItemResult(index, status, problem));
        }
    }

    private List<ItemResult> sorted() {
        return results.stream()
                .sorted(Comparator.comparingInt(ItemResult::index))
                .toList();
    }

    private static String slug(Problem problem) {
        return problem.type().substring(problem.type().lastIndexOf('/') + 1);
    }
}
