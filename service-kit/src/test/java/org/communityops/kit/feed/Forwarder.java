package org.communityops.kit.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port that leads to another one: a producer that was away and is there now. */
final class Forwarder implements AutoCloseable {
    private final ServerSocket entrance;
    private final int target;

    private Forwarder(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    static Forwarder to(int port, int target) throws IOException {
        var forwarder = new Forwarder(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), target);
        Thread.ofVirtual().start(forwarder::accept);
        return forwarder;
    }

    boolean isOpen() {
        return !entrance.isClosed();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void accept() {
        while (isOpen()) {
            try {
                var near = entrance.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> pipe(near, far));
                Thread.ofVirtual().start(() -> pipe(far, near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pipe(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // the other direction has ended
        }
    }
}
