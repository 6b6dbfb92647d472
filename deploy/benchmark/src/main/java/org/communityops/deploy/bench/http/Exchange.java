package org.communityops.deploy.bench.http;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection, on which one request at a time is under way. */
final class Exchange {
    private static final int ANSWER = 16 << 10;

    private final SocketChannel channel;
    private final SelectionKey selection;
    private ByteBuffer out = ByteBuffer.allocate(0);
    private ByteBuffer in = ByteBuffer.allocate(ANSWER);
    private int number;
    private long begin;
    private int bodyBegin;
    private int end;

    Exchange(SocketAddress server, Selector selector) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        selection = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send(int request, byte[] content) throws IOException {
        number = request;
        in.clear();
        bodyBegin = 0;
        end = 0;
        out = ByteBuffer.wrap(content);
        begin = System.nanoTime();
        write();
    }

    void write() throws IOException {
        channel.write(out);
        selection.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Reads what is there; returns whether the answer is complete. */
    boolean read() throws IOException {
        if (!in.hasRemaining()) {
            in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
        }
        if (channel.read(in) < 0) {
            throw new IOException("The service closed a connection");
        }
        if (bodyBegin == 0) {
            readHead();
        }
        return bodyBegin > 0 && in.position() >= end;
    }

    int number() {
        return number;
    }

    long begin() {
        return begin;
    }

    int status() {
        return (in.get(9) - '0') * 100 + (in.get(10) - '0') * 10 + in.get(11) - '0';
    }

    byte[] body() {
        var body = new byte[end - bodyBegin];
        in.get(bodyBegin, body);
        return body;
    }

    boolean isReadable() {
        return selection.isReadable();
    }

    boolean isWritable() {
        return selection.isValid() && selection.isWritable();
    }

    void close() throws IOException {
        channel.close();
    }

    private void readHead() throws IOException {
        for (var i = 3; i < in.position(); i++) {
            if (in.get(i) == '\n' && in.get(i - 2) == '\n') {
                bodyBegin = i + 1;
                end = bodyBegin + contentLength(new String(in.array(), 0, i, StandardCharsets.US_ASCII));
                return;
            }
        }
    }

    private static int contentLength(String head) throws IOException {
        var name = "\r\ncontent-length:";
        var at = head.toLowerCase(Locale.ROOT).indexOf(name);
        if (at < 0) {
            throw new IOException("An answer without Content-Length: "
                    + head.lines().findFirst().orElse(""));
        }
        var from = at + name.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }
}
