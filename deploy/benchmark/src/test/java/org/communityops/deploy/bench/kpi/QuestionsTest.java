package org.communityops.deploy.bench.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.communityops.deploy.bench.raw.RawDatabase;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.console.LogFile;
import org.communityops.deploy.local.postgres.Postgres;
import org.communityops.deploy.local.postgres.PostgresBinaries;
import org.communityops.deploy.local.postgres.PostgresSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL of the raw side is quick because it is clever; here it is held against SQL that says what is meant. */
class QuestionsTest {
    private static final String PASSWORD = "passwordOfATest";

    private static final Community COMMUNITY =
            new Community(UUID.fromString("00000000-0000-7000-8000-000000000001"), "test", ZoneId.of("UTC"));

    @TempDir
    static Path folder;

    private static Postgres postgres;
    private static RawDatabase database;

    @BeforeAll
    static void start() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        postgres = new Postgres(
                PostgresBinaries.in(folder.resolve("programs")),
                folder.resolve("data"),
                new LogFile(folder.resolve("log")),
                new PostgresSettings(port, false),
                PASSWORD);
        postgres.start();
        database = new RawDatabase(port, "postgres", PASSWORD);
        History.writeEvents(database, COMMUNITY.id(), 300, 6_000);
        History.index(database);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.stop(Duration.ofSeconds(20));
    }

    @Test
    void historiesHaveSoManyEventsAndAJoinOfEachMember() throws SQLException {
        assertThat(number("select count(*) from bench.event where type <> 'member.joined'"))
                .isEqualTo(6_000);
        assertThat(number("select count(distinct member_id) from bench.event where type = 'member.joined'"))
                .isEqualTo(300);
        assertThat(number("select count(distinct id) from bench.event")).isEqualTo(6_300);
    }

    @Test
    void nobodyIsActiveBeforeJoining() throws SQLException {
        assertThat(number("""
                        select count(*) from bench.event e join bench.event j on j.member_id = e.member_id
                         where j.type = 'member.joined' and e.time < j.time""")).isZero();
    }

    @Test
    void activeMembersAreThoseOfEachWindow() throws SQLException {
        var first = History.LAST.minusDays(89);

        assertThat(answer(questions().series().sql())).hasSize(270).isEqualTo(answer("""
                                select (select count(distinct member_id) from bench.event
                                         where type in ('message.posted', 'reaction.added')
                                           and (time at time zone 'UTC')::date between d::date - (length - 1) and d::date)
                                  from (values (1), (7), (30)) w (length),
                                       generate_series(date '%s', date '%s', interval '1 day') d
                                 order by length, d""".formatted(
                        first, History.LAST)));
    }

    @Test
    void triangleHoldsThoseOfEachCohortWhoAreActiveInEachWeek() throws SQLException {
        var first = History.LAST.minusDays(90);

        assertThat(answer(questions().triangle().sql())).hasSizeBetween(80, 91).isEqualTo(answer("""
                                select count(distinct j.member_id)
                                  from bench.event j
                                  join bench.event a on a.member_id = j.member_id and a.type in ('message.posted', 'reaction.added')
                                   and date_trunc('week', a.time) >= date_trunc('week', j.time)
                                 where j.type = 'member.joined' and j.time >= '%s'
                                 group by date_trunc('week', j.time), date_trunc('week', a.time)
                                 order by date_trunc('week', j.time), date_trunc('week', a.time)""".formatted(first)));
    }

    @Test
    void leadersAndCountsAddUp() throws SQLException {
        assertThat(answer(questions().leaders().sql())).hasSize(100).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(answer(questions().counts().sql()).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(number("select count(*) from bench.event where type <> 'member.joined' and time >= '"
                        + History.LAST.minusDays(89) + "'"));
    }

    private static Questions questions() {
        return new Questions(new History(COMMUNITY, 6_000));
    }

    private static List<Long> answer(String sql) throws SQLException {
        try (var connection = database.connect()) {
            return new Question("", answer -> List.of(), sql).bySql(connection).figures();
        }
    }

    private static long number(String sql) throws SQLException {
        return database.number(sql);
    }
}
