package org.communityops.deploy.local.platform;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stands in for a service: it is ready at once, and tells in its log what it was given. */
public final class FakeServiceProgram {

    private FakeServiceProgram() {}

    public static void main(String[] arguments) throws IOException {
        var port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        System.out.println("database " + System.getenv("COMMUNITYOPS_DB_URL"));
        System.out.println("follows " + System.getenv("COMMUNITYOPS_FOLLOW_ACTIVITY"));
        var keyFile = System.getenv("COMMUNITYOPS_OWNER_KEY_FILE");
        if (keyFile != null && !Files.exists(Path.of(keyFile))) {
            Files.writeString(Path.of(keyFile), "cop_own_test\n");
        }
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
