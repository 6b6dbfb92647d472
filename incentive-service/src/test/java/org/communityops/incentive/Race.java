package org.communityops.incentive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Clients that all do something at the same moment. */
public final class Race {
    private Race() {}

    /** What each of the clients got, in their order. */
    public static <T> List<T> of(int clients, IntFunction<Callable<T>> client) throws Exception {
        var start = new CyclicBarrier(clients);
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<T>>();
            for (var i = 0; i < clients; i++) {
                var request = client.apply(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return request.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
