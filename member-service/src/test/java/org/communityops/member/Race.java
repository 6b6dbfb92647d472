package org.communityops.member;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The same thing done by many at the same moment. */
public final class Race {
    private Race() {}

    /** What each of them got, in no order. */
    public static <T> List<T> of(int runners, IntFunction<T> run) {
        var start = new CountDownLatch(runners);
        try (var threads = Executors.newFixedThreadPool(runners)) {
            var results = IntStream.range(0, runners)
                    .mapToObj(i -> threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return run.apply(i);
                    }))
                    .toList();
            threads.close();
            return results.stream().map(Future::resultNow).toList();
        }
    }
}
