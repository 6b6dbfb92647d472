package org.communityops.kit.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.communityops.kit.problem.DatabaseFaults;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/**
 * Shares commits between requests: requests queue up, a few committers drain what has gathered and hand it to one
 * transaction, and each request is answered after the commit. When a shared commit fails, its requests are committed one
 * by one, so that a bad one harms nobody else; not while the database is away, when each would fail slowly and a lost
 * commit may be done already. When the queue is full, requests are refused at once (429).
 *
 * @param <T> what one request wants written
 * @param <R> what it is answered
 */
public final class GroupCommitter<T, R> implements AutoCloseable {
    private final BlockingQueue<Waiting<T, R>> queue;
    private final int batch;
    private final Function<List<T>, List<R>> commit;
    private final List<Thread> committers = new ArrayList<>();
    private volatile boolean closed;

    /**
     * Starts the committers.
     *
     * @param commit writes all in one transaction and returns as many answers, in order
     */
    public GroupCommitter(String name, int queue, int batch, int committers, Function<List<T>, List<R>> commit) {
        this.queue = new ArrayBlockingQueue<>(queue);
        this.batch = batch;
        this.commit = commit;
        for (var i = 0; i < committers; i++) {
            this.committers.add(
                    Thread.ofPlatform().name(name + "-" + i).daemon().start(this::run));
        }
    }

    private record Waiting<T, R>(T request, CompletableFuture<R> answer) {}

    /**
     * Waits for the commit of one request.
     *
     * @throws ProblemException 429 when too many are waiting already, or what the commit threw
     */
    public R submit(T request) {
        var waiting = new Waiting<T, R>(request, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new ProblemException(ProblemType.QUOTA_EXCEEDED, "Too many requests are waiting already")
                    .header("Retry-After", "1");
        }
        if (closed) {
            refuseWaiting();
        }
        try {
            return waiting.answer().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The commit failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.overloaded("The service is stopping");
        }
    }

    /** How many requests are waiting. */
    public int waiting() {
        return queue.size();
    }

    /** Stops the committers; what is waiting is refused. */
    @Override
    public void close() {
        closed = true;
        committers.forEach(Thread::interrupt);
        refuseWaiting();
    }

    private void refuseWaiting() {
        var left = new ArrayList<Waiting<T, R>>();
        queue.drainTo(left);
        refuse(left, ProblemException.overloaded("The service is stopping"));
    }

    private void run() {
        var taken = new ArrayList<Waiting<T, R>>(batch);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                taken.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(taken, batch - 1);
            commitAll(taken);
            taken.clear();
        }
    }

    private void commitAll(List<Waiting<T, R>> waiting) {
        try {
            answer(waiting, commit.apply(waiting.stream().map(Waiting::request).toList()));
        } catch (RuntimeException e) {
            if (waiting.size() == 1 || DatabaseFaults.isAway(e)) {
                refuse(waiting, e);
            } else {
                waiting.forEach(w -> commitAll(List.of(w)));
            }
        } catch (Error e) {
            refuse(waiting, e);
        }
    }

    private void answer(List<Waiting<T, R>> waiting, List<R> answers) {
        if (answers.size() != waiting.size()) {
            refuse(waiting, new IllegalStateException(answers.size() + " answers to " + waiting.size() + " requests"));
            return;
        }
        for (var i = 0; i < waiting.size(); i++) {
            waiting.get(i).answer().complete(answers.get(i));
        }
    }

    private static <T, R> void refuse(List<Waiting<T, R>> waiting, Throwable why) {
        waiting.forEach(w -> w.answer().completeExceptionally(why));
    }
}
