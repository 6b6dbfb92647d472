package org.communityops.activity.ingest;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.communityops.activity.journal.Journal;
import org.communityops.activity.journal.Submission;
import org.communityops.activity.journal.Verdict;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.commit.GroupCommitter;
import org.communityops.kit.problem.DatabaseFaults;
import org.jspecify.annotations.Nullable;

/** Records single events; those that arrive together share a commit. */
@ApplicationScoped
class SingleEvents {
    private final Journal journal;
    private final GroupCommitter<Submission, Outcome> committer;

    SingleEvents(Journal journal, IngestConfig config) {
        this.journal = journal;
        this.committer = new GroupCommitter<>(
                "ingest", config.waiting(), config.commitSize(), config.committers(), this::commit);
    }

    /** What became of one event: a verdict, or the failure of the database that everybody in the commit shares. */
    private record Outcome(
            @Nullable Verdict verdict, @Nullable RuntimeException failure) {}

    /** Waits for the commit of an event. */
    Verdict record(Submission submission) {
        var outcome = committer.submit(submission);
        if (outcome.verdict() != null) {
            return outcome.verdict();
        }
        throw outcome.failure() == null ? new IllegalStateException("A commit without outcome") : outcome.failure();
    }

    @PreDestroy
    void stop() {
        committer.close();
    }

    /** A busy or missing database fails all at once: trying them one by one would keep everybody waiting for nothing. */
    private List<Outcome> commit(List<Submission> submissions) {
        var communities = submissions.stream().map(Submission::communityId).collect(Collectors.toSet());
        try {
            return CommunityScope.call(communities, () -> journal.record(submissions, false)).stream()
                    .map(verdict -> new Outcome(verdict, null))
                    .toList();
        } catch (RuntimeException e) {
            if (DatabaseFaults.isTransient(e)) {
                return Collections.nCopies(submissions.size(), new Outcome(null, e));
            }
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Events cannot be recorded", e);
        }
    }
}
