package org.communityops.deploy.bench.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.communityops.deploy.bench.measure.Latencies;
import org.communityops.deploy.bench.measure.Outcome;

/**
 * Sends requests over a number of connections, each its next one as soon as it has the answer to the last, all from one
 * thread.
 *
 * @param server on the loopback address
 * @param connections how many requests are under way at any time
 */
public record HttpLoad(URI server, int connections) {
    private static final long PATIENCE_MILLIS = 30_000;

    public HttpLoad {
        if (!"127.0.0.1".equals(server.getHost())) {
            throw new IllegalArgumentException("Load is for this machine only, not for " + server);
        }
    }

    /** Looks at an answer and says how many of the things that are counted it stands for. */
    public interface Count {
        int of(byte[] body) throws IOException;
    }

    /** Sends all requests; every answer must have the status. */
    public Outcome send(List<byte[]> requests, int status, Count count) throws IOException {
        try (var selector = Selector.open()) {
            var exchanges = open(selector, Math.min(connections, requests.size()));
            try {
                return new Run(requests, status, count).over(selector, exchanges);
            } finally {
                for (var exchange : exchanges) {
                    exchange.close();
                }
            }
        }
    }

    private List<Exchange> open(Selector selector, int number) throws IOException {
        var address = new InetSocketAddress(server.getHost(), server.getPort());
        var exchanges = new ArrayList<Exchange>();
        for (var i = 0; i < number; i++) {
            exchanges.add(new Exchange(address, selector));
        }
        return exchanges;
    }

    private static final class Run {
        private final List<byte[]> requests;
        private final int status;
        private final Count count;
        private final long[] latencies;
        private int sent;
        private int answered;
        private long counted;

        Run(List<byte[]> requests, int status, Count count) {
            this.requests = requests;
            this.status = status;
            this.count = count;
            this.latencies = new long[requests.size()];
        }

        Outcome over(Selector selector, List<Exchange> exchanges) throws IOException {
            var begin = System.nanoTime();
            for (var exchange : exchanges) {
                next(exchange);
            }
            while (answered < requests.size()) {
                if (selector.select(PATIENCE_MILLIS) == 0) {
                    throw new IOException("No answer within " + PATIENCE_MILLIS / 1000 + " s");
                }
                for (var selected : selector.selectedKeys()) {
                    advance(selected);
                }
                selector.selectedKeys().clear();
            }
            return new Outcome(counted, System.nanoTime() - begin, Latencies.of(latencies));
        }

        private void advance(SelectionKey selected) throws IOException {
            if (selected.attachment() instanceof Exchange exchange) {
                if (exchange.isReadable() && exchange.read()) {
                    finish(exchange);
                    next(exchange);
                } else if (exchange.isWritable()) {
                    exchange.write();
                }
            }
        }

        private void finish(Exchange exchange) throws IOException {
            latencies[exchange.number()] = System.nanoTime() - exchange.begin();
            if (exchange.status() != status) {
                throw new IOException("Answered with " + exchange.status() + " instead of " + status + ": "
                        + new String(exchange.body(), StandardCharsets.UTF_8));
            }
            counted += count.of(exchange.body());
            answered++;
        }

        private void next(Exchange exchange) throws IOException {
            if (sent < requests.size()) {
                var number = sent++;
                exchange.send(number, requests.get(number));
            }
        }
    }
}
