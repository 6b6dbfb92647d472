package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of one installation: the services' from the base on, PostgreSQL's ten above the base.
 *
 * @param base the member-service's
 */
public record Ports(int base) {
    private static final int POSTGRES = 10;

    public Ports {
        if (base < 1024 || base > 65535 - POSTGRES) {
            throw new IllegalArgumentException("--port-base is a number from 1024 to " + (65535 - POSTGRES));
        }
    }

    int postgres() {
        return base + POSTGRES;
    }

    /** Fails with a message that names every port that is taken. */
    void requireFree() throws IOException {
        var wanted = new LinkedHashMap<Integer, String>();
        for (var service : Service.values()) {
            wanted.put(service.port(base), service.title());
        }
        wanted.put(postgres(), "PostgreSQL");
        wanted.keySet().removeIf(Ports::isFree);
        if (!wanted.isEmpty()) {
            throw new IOException("Nothing was started, these ports are taken by other programs:\n"
                    + lines(wanted)
                    + "Stop those programs, or choose other ports: --port-base " + (base + 100));
        }
    }

    /** A port that nobody uses at this moment. */
    static int anyFree() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        return canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canListen(new InetSocketAddress(port));
    }

    private static boolean canListen(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as the servers do: connections that are just ending are no obstacle
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String lines(Map<Integer, String> taken) {
        var lines = new StringBuilder();
        taken.forEach((port, name) ->
                lines.append("  ").append(port).append(" for ").append(name).append('\n'));
        return lines.toString();
    }
}
