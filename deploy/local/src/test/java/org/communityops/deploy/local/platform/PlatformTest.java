package org.communityops.deploy.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.postgres.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {
    @TempDir
    Path temporary;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false);
    private Path project;
    private DataFolder folder;
    private Ports ports;
    private Platform platform;

    @BeforeEach
    void prepare() throws IOException {
        project = FakeProject.in(temporary.resolve("a project"));
        folder = new DataFolder(temporary.resolve("the data"));
        ports = freePorts();
        platform = platform();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        platform.stop();
        for (var service : Service.values()) {
            var left = pidFile(service).process();
            if (left.isPresent()) {
                left.get().destroyForcibly();
            }
        }
        Postgres.stop(folder.postgres(), Duration.ofSeconds(20));
    }

    @Test
    void startsEverythingAndStopsItAgain() throws Exception {
        platform.start();

        assertThat(said()).contains("member-service ready", "kpi-service ready");
        assertThat(Files.readString(folder.ownerKey())).startsWith("cop_own_");
        assertThat(folder.log("incentive-service").tail(10))
                .contains("database jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/incentive")
                .contains("follows http://127.0.0.1:" + Service.ACTIVITY.port(ports.base()));
        assertThat(Files.readString(folder.address()).strip()).isEqualTo("http://127.0.0.1:" + ports.base());

        var processes = new java.util.ArrayList<ProcessHandle>();
        for (var service : Service.values()) {
            processes.add(pidFile(service).process().orElseThrow());
        }
        platform.stop();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(folder.postgres().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void keepsSecretsForItsOwnerOnly() throws Exception {
        platform.start();

        assertThat(folder.secrets()).satisfies(PlatformTest::isPrivate);
        assertThat(folder.serviceKey()).satisfies(PlatformTest::isPrivate);
        assertThat(Files.readString(folder.serviceKey())).startsWith("cop_svc_");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
        assertThat(said()).doesNotContain("cop_svc_", "cop_own_");
    }

    @Test
    void bringsBackAServiceThatWasKilled() throws Exception {
        platform.start();
        var killed = pidFile(Service.KPI).process().orElseThrow();

        killed.destroyForcibly();

        await().atMost(Duration.ofSeconds(15)).until(() -> {
            var now = pidFile(Service.KPI).process();
            return now.isPresent() && now.get().pid() != killed.pid() && isReady(Service.KPI);
        });
        assertThat(said()).contains("kpi-service ended by itself with status 137");
    }

    @Test
    void bringsBackTheDatabase() throws Exception {
        platform.start();
        var postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(folder.postgres().resolve("postmaster.pid"))
                                .getFirst()))
                .orElseThrow();

        postmaster.destroyForcibly();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> said().contains("PostgreSQL ended by itself") && isListening(ports.postgres()));
    }

    @Test
    void endsWhatALauncherThatWasKilledHasLeft() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LauncherToKill.class.getName(),
                        project.toString(),
                        folder.path().toString(),
                        String.valueOf(ports.base()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.address()));
        assertThatThrownBy(platform::start).hasMessageContaining("already runs on this data folder (process");
        var orphan = pidFile(Service.MEMBER).process().orElseThrow();
        process.destroyForcibly().waitFor();
        platform = platform();

        platform.start();

        assertThat(orphan.isAlive()).isFalse();
        assertThat(said()).contains("member-service (process " + orphan.pid() + ") was left");
        assertThat(isReady(Service.MEMBER)).isTrue();
    }

    @Test
    void startsNothingWhenAPortIsTaken() throws Exception {
        try (var other = new ServerSocket(Service.INCENTIVE.port(ports.base()), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(platform::start)
                    .hasMessageContaining(other.getLocalPort() + " for incentive-service")
                    .hasMessageContaining("--port-base");
        }

        assertThat(folder.postgres()).doesNotExist();
    }

    @Test
    void saysWhatIsNotBuilt() throws Exception {
        Files.delete(Service.ACTIVITY.jar(project));

        assertThatThrownBy(platform::start).hasMessageContaining("activity-service is not built");
    }

    private Platform platform() {
        return new Platform(project, folder, ports, "127.0.0.1", console);
    }

    private PidFile pidFile(Service service) {
        return new PidFile(folder.run().resolve(service.title() + ".pid"));
    }

    private boolean isReady(Service service) throws InterruptedException {
        try (var readiness = new Readiness()) {
            return readiness.isReady(service.url(ports.base()));
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static boolean isListening(int port) {
        try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void isPrivate(Path file) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static Ports freePorts() {
        while (true) {
            var ports = new Ports(ThreadLocalRandom.current().nextInt(20_000, 32_000));
            try {
                ports.requireFree();
                return ports;
            } catch (IOException taken) {
                // another try
            }
        }
    }
}
