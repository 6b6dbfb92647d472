package org.communityops.deploy.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.communityops.deploy.local.console.LogFile;
import org.communityops.deploy.local.postgres.Databases.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    private static final String PASSWORD = "s3cretS3cretS3cret";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Role> ROLES = List.of(
            new Role("shop_owner", "0123456789abcdef0"),
            new Role("shop_app", "0123456789abcdef1"),
            new Role("shop_feed", "0123456789abcdef2"));

    @TempDir
    static Path programs;

    @TempDir
    Path temporary;

    private Path data;
    private Postgres postgres;

    @BeforeEach
    void prepare() throws IOException {
        data = Files.createDirectories(temporary.resolve("with a space")).resolve("postgres");
        postgres = server();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        postgres.stop(PATIENCE);
    }

    @Test
    void startsWithTheDurabilityThatIsPromised() throws Exception {
        postgres.start();

        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show synchronous_commit")).isEqualTo("on");
        assertThat(ask("show full_page_writes")).isEqualTo("on");
        assertThat(ask("show data_checksums")).isEqualTo("on");
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask("select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                .isEqualTo("0");
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        postgres.start();

        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("postgres"), "postgres", "postgres"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void givesEachRoleItsOwnDatabaseOnly() throws Exception {
        postgres.start();
        var databases = new Databases(postgres);
        databases.ensure("shop", ROLES);
        databases.ensure("shop", ROLES);
        databases.ensure("other", List.of(new Role("other_owner", "0123456789abcdef3")));

        try (var owner = DriverManager.getConnection(postgres.url("shop"), "shop_owner", "0123456789abcdef0");
                var statement = owner.createStatement()) {
            statement.execute("create table thing (id int)");
        }
        try (var app = DriverManager.getConnection(postgres.url("shop"), "shop_app", "0123456789abcdef1");
                var statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("select * from thing"))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("other"), "shop_app", "0123456789abcdef1"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void makesTheRoleOfThoseWhoReadViews() throws Exception {
        postgres.start();
        var databases = new Databases(postgres);
        databases.ensure("kpi", List.of(new Role("kpi_owner", "0123456789abcdef4")));
        databases.ensure("kpi", List.of(new Role("kpi_owner", "0123456789abcdef4")));

        assertThat(ask("select rolcanlogin from pg_roles where rolname = 'kpi_bi'"))
                .isEqualTo("f");
    }

    @Test
    void keepsTheDataOverARestart() throws Exception {
        postgres.start();
        ask("create table kept as select 42 as answer; select 1");
        postgres.stop(PATIENCE);

        assertThat(postgres.process()).isEmpty();
        postgres.start();

        assertThat(ask("select answer from kept")).isEqualTo("42");
    }

    @Test
    void takesOverFromALauncherThatWasKilled() throws Exception {
        postgres.start();
        var orphan = postgres.process().orElseThrow();
        postgres = server();

        postgres.start();

        assertThat(orphan.isAlive()).isFalse();
        assertThat(ask("select 1")).isEqualTo("1");
    }

    @Test
    void startsAfterItWasKilled() throws Exception {
        postgres.start();
        ask("create table kept as select 42 as answer; select 1");
        var process = postgres.process().orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);

        postgres.start();

        assertThat(ask("select answer from kept")).isEqualTo("42");
    }

    @Test
    void startsWhenTheProcessIdOfItsFileBelongsToAnotherProgramNow() throws Exception {
        postgres.start();
        var process = postgres.process().orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
        var file = data.resolve("postmaster.pid");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst(
                                "^\\d+", String.valueOf(ProcessHandle.current().pid())));

        assertThat(postgres.process()).isEmpty();
        postgres.start();

        assertThat(ask("select 1")).isEqualTo("1");
    }

    private Postgres server() throws IOException {
        var port = freePort();
        return new Postgres(
                PostgresBinaries.in(programs),
                data,
                new LogFile(data.resolveSibling("postgresql.log")),
                new PostgresSettings(port, true),
                PASSWORD);
    }

    private String ask(String sql) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement()) {
            var hasRows = statement.execute(sql);
            while (!hasRows) {
                hasRows = statement.getMoreResults();
            }
            try (var row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
