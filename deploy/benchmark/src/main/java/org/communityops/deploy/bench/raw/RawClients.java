package org.communityops.deploy.bench.raw;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.communityops.deploy.bench.measure.Latencies;
import org.communityops.deploy.bench.measure.Outcome;

/** Threads with a connection each, which run one statement over and over, each execution a transaction of its own. */
public final class RawClients implements AutoCloseable {
    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads;

    public RawClients(RawDatabase database, int clients, int prepareThreshold) throws SQLException {
        threads = Executors.newFixedThreadPool(clients);
        for (var i = 0; i < clients; i++) {
            connections.add(database.connect(prepareThreshold));
        }
    }

    /** Binds and executes the statement for one operation. */
    public interface Operation {
        /** Returns how many of the things that are counted it brought. */
        int run(PreparedStatement statement, int number) throws SQLException;
    }

    /** Runs operations 0 to {@code operations - 1}; the client of an operation is its number modulo the clients. */
    public Outcome run(String sql, int operations, Operation operation) throws SQLException, InterruptedException {
        var latencies = new long[operations];
        var begin = System.nanoTime();
        var running = new ArrayList<Future<Long>>();
        for (var client = 0; client < connections.size(); client++) {
            var first = client;
            running.add(threads.submit(() -> runClient(first, sql, operation, latencies)));
        }
        var counted = 0L;
        for (var client : running) {
            counted += result(client);
        }
        return new Outcome(counted, System.nanoTime() - begin, Latencies.of(latencies));
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        for (var connection : connections) {
            connection.close();
        }
    }

    private long runClient(int client, String sql, Operation operation, long[] latencies) throws SQLException {
        var counted = 0L;
        try (var statement = connections.get(client).prepareStatement(sql)) {
            for (var number = client; number < latencies.length; number += connections.size()) {
                var begin = System.nanoTime();
                counted += operation.run(statement, number);
                latencies[number] = System.nanoTime() - begin;
            }
        }
        return counted;
    }

    private static long result(Future<Long> client) throws SQLException, InterruptedException {
        try {
            return client.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
