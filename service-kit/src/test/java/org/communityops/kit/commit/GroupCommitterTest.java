package org.communityops.kit.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitterTest {
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<List<Integer>> commits = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void openTheGate() {
        gate.countDown();
        callers.close();
    }

    @Test
    void sharesOneCommitBetweenThoseWhoWait() throws Exception {
        try (var committer = committer(100, behindTheGate(GroupCommitterTest::doubled))) {
            var answers = submitBehindTheFirst(committer, 10);
            gate.countDown();

            for (var i = 0; i <= 10; i++) {
                assertThat(answers.get(i).get()).isEqualTo(2 * i);
            }
        }
        assertThat(commits).hasSize(2);
        assertThat(commits.getFirst()).containsExactly(0);
        assertThat(commits.getLast()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void takesNoMoreAtOnceThanItMay() throws Exception {
        try (var committer = new GroupCommitter<>("test", 100, 4, 1, behindTheGate(GroupCommitterTest::doubled))) {
            var answers = submitBehindTheFirst(committer, 10);
            gate.countDown();

            for (var answer : answers) {
                answer.get();
            }
        }
        assertThat(commits).extracting(List::size).containsExactly(1, 4, 4, 2);
    }

    @Test
    void letsABadOneHarmNobodyElse() throws Exception {
        try (var committer = committer(100, behindTheGate(requests -> {
            if (requests.contains(3)) {
                throw new IllegalArgumentException("three");
            }
            return doubled(requests);
        }))) {
            var answers = submitBehindTheFirst(committer, 5);
            gate.countDown();

            assertThat(answers.get(2).get()).isEqualTo(4);
            assertThat(answers.get(5).get()).isEqualTo(10);
            assertThatThrownBy(() -> answers.get(3).get())
                    .hasCauseInstanceOf(IllegalArgumentException.class)
                    .hasRootCauseMessage("three");
        }
    }

    @Test
    void triesNothingOneByOneWhileTheDatabaseIsAway() throws Exception {
        try (var committer = committer(100, behindTheGate(requests -> {
            if (requests.contains(1)) {
                throw new IllegalStateException(new SQLException("connection lost", "08006"));
            }
            return doubled(requests);
        }))) {
            var answers = submitBehindTheFirst(committer, 5);
            gate.countDown();

            for (var answer : answers.subList(1, 6)) {
                assertThatThrownBy(answer::get).hasRootCauseInstanceOf(SQLException.class);
            }
        }
        assertThat(commits).hasSize(2);
    }

    @Test
    void commitsNothingTwiceWhenAnswersAreMissing() throws Exception {
        try (var committer = committer(100, behindTheGate(requests -> requests.size() == 1 ? requests : List.of()))) {
            var answers = submitBehindTheFirst(committer, 3);
            gate.countDown();

            for (var answer : answers.subList(1, 4)) {
                assertThatThrownBy(answer::get).hasCauseInstanceOf(IllegalStateException.class);
            }
        }
        assertThat(commits).hasSize(2);
    }

    @Test
    void survivesAnError() {
        try (var committer = committer(100, requests -> {
            if (requests.contains(1)) {
                throw new AssertionError("broken");
            }
            return doubled(requests);
        })) {
            assertThatThrownBy(() -> committer.submit(1)).hasRootCauseMessage("broken");
            assertThat(committer.submit(2)).isEqualTo(4);
        }
    }

    @Test
    void refusesWhenTooManyWait() {
        try (var committer = committer(2, behindTheGate(GroupCommitterTest::doubled))) {
            submitBehindTheFirst(committer, 2);

            refused(committer, ProblemType.QUOTA_EXCEEDED);
            gate.countDown();
        }
    }

    @Test
    void refusesWhoWaitsWhenItIsClosed() {
        var committer = committer(100, behindTheGate(GroupCommitterTest::doubled));
        var answers = submitBehindTheFirst(committer, 2);

        committer.close();
        gate.countDown();

        for (var answer : answers.subList(1, 3)) {
            assertThatThrownBy(answer::get).hasCauseInstanceOf(ProblemException.class);
        }
    }

    @Test
    void refusesAtOnceAfterItIsClosed() {
        var committer = committer(100, GroupCommitterTest::doubled);
        committer.close();

        refused(committer, ProblemType.OVERLOADED);
    }

    private static void refused(GroupCommitter<Integer, Integer> committer, ProblemType type) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> committer.submit(9))
                .satisfies(e -> assertThat(e.type()).isEqualTo(type));
    }

    private static GroupCommitter<Integer, Integer> committer(
            int queue, Function<List<Integer>, List<Integer>> commit) {
        return new GroupCommitter<>("test", queue, 500, 1, commit);
    }

    /** Commits that are counted, the first of which waits for the gate. */
    private Function<List<Integer>, List<Integer>> behindTheGate(Function<List<Integer>, List<Integer>> commit) {
        return requests -> {
            commits.add(requests);
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return commit.apply(requests);
        };
    }

    /** Submits 0, waits until it is being committed, and lets 1 to {@code more} queue up behind it, in order. */
    private List<Future<Integer>> submitBehindTheFirst(GroupCommitter<Integer, Integer> committer, int more) {
        var answers = new ArrayList<Future<Integer>>();
        answers.add(callers.submit(() -> committer.submit(0)));
        await().until(() -> commits.size() == 1);
        IntStream.rangeClosed(1, more).forEach(i -> {
            answers.add(callers.submit(() -> committer.submit(i)));
            await().until(() -> committer.waiting() == i);
        });
        return answers;
    }

    private static List<Integer> doubled(List<Integer> requests) {
        return requests.stream().map(i -> 2 * i).toList();
    }
}
