package org.communityops.deploy.e2e.running;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.communityops.deploy.local.api.Installation;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.platform.DataFolder;
import org.communityops.deploy.local.platform.Platform;
import org.communityops.deploy.local.platform.Ports;
import org.communityops.deploy.local.platform.Service;

/** The product as a person starts it, with an empty data folder. All stories of a test run share one. */
public final class Product implements AutoCloseable {
    private static final Console CONSOLE = Console.standard();
    private static final int LAST_OFFSET = 10;

    private final Path project = project();
    private final DataFolder folder;
    private final Ports ports;
    private volatile Platform platform;

    private boolean closed;

    private Product() throws IOException {
        folder = new DataFolder(emptyFolder("data"));
        ports = new Ports(freePorts());
        platform = platform();
    }

    /** A new one that runs; a test run that is broken off stops it as well. */
    static Product started() {
        try {
            var product = new Product();
            Runtime.getRuntime().addShutdownHook(new Thread(product::close));
            product.platform.start();
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops everything and starts it again over the same data. */
    public void restart() throws IOException, InterruptedException {
        platform.stop();
        platform = platform();
        platform.start();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            platform.stop();
        }
    }

    /** Somebody with the key that the first start has made. */
    public Caller owner() {
        return caller(ownerKey());
    }

    public Caller caller(String key) {
        return new Caller(ports.base(), key);
    }

    public String ownerKey() {
        return text(folder.ownerKey());
    }

    /** The key by which the services know each other. */
    public String serviceKey() {
        return text(folder.path().resolve("service.key"));
    }

    /** For the launcher's own clients, which repeat what fails in passing. */
    public Installation installation(String key) {
        return new Installation(Service.MEMBER.url(ports.base()), key);
    }

    public Console console() {
        return CONSOLE;
    }

    public boolean isReady(Service service) {
        try {
            return caller("").get(service, "/q/health/ready").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    public void awaitReady(Service service) {
        await(service.title()).atMost(Duration.ofSeconds(90)).until(() -> isReady(service));
    }

    /** The process of a service while it runs. */
    public Optional<ProcessHandle> process(Service service) {
        return process(folder.path().resolve("run").resolve(service.title() + ".pid"), " ");
    }

    public Optional<ProcessHandle> postmaster() {
        return process(folder.path().resolve("postgres/postmaster.pid"), "\n");
    }

    private static Optional<ProcessHandle> process(Path note, String separator) {
        try {
            var pid =
                    Long.parseLong(Files.readString(note).split(separator, 2)[0].strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // it is just being written, or nothing runs
        }
    }

    private Platform platform() {
        return new Platform(project, folder, ports, "127.0.0.1", CONSOLE);
    }

    /** The folder with the built services: that of this module's project unless the environment names another. */
    static Path project() {
        var named = System.getenv("COMMUNITYOPS_HOME");
        return (named == null ? module().resolve("../..") : Path.of(named))
                .toAbsolutePath()
                .normalize();
    }

    static Path emptyFolder(String name) throws IOException {
        var folder = module().resolve("target").resolve(name);
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return folder;
    }

    private static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /** A base from which on all ports that an installation uses are free. */
    static int freePorts() {
        return new Random()
                .ints(21_000, 31_000)
                .filter(base -> IntStream.rangeClosed(base, base + LAST_OFFSET).allMatch(Product::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
