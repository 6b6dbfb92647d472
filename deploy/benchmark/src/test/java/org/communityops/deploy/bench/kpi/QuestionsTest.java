package org.communityops.deploy.bench.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.communityops.deploy.bench.raw.RawDatabase;
import org.communityops.deploy.local.api.Community;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL of the raw side is quick because it is clever; here it is held against SQL that says what is meant. */
class QuestionsTest {
    private static final Community COMMUNITY =
            new Community(UUID.fromString("00000000-0000-7000-8000-000000000001"), "test", ZoneId.of("UTC"));

    private static final Shape SHAPE = Shape.halfYear(300, 6_000);

    @TempDir
    static Path folder;

    private static TestDatabase postgres;
    private static RawDatabase database;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestDatabase.start(folder);
        database = postgres.database();
        History.dropIndexes(database);
        History.writeEvents(database, COMMUNITY.id(), SHAPE);
        History.index(database);
        History.indexReplies(database);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.stop();
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
        var first = SHAPE.last().minusDays(89);

        assertThat(answer(questions().series().sql())).hasSize(270).isEqualTo(answer("""
                                select (select count(distinct member_id) from bench.event
                                         where type in ('message.posted', 'reaction.added')
                                           and (time at time zone 'UTC')::date between d::date - (length - 1) and d::date)
                                  from (values (1), (7), (30)) w (length),
                                       generate_series(date '%s', date '%s', interval '1 day') d
                                 order by length, d""".formatted(
                        first, SHAPE.last())));
    }

    @Test
    void triangleHoldsThoseOfEachCohortWhoAreActiveInEachWeek() throws SQLException {
        assertThat(answer(questions().triangle(13).sql()))
                .hasSizeBetween(80, 91)
                .isEqualTo(retained(SHAPE.last().minusDays(90)));
        assertThat(answer(questions().triangle(26).sql()))
                .hasSizeBetween(300, 351)
                .isEqualTo(retained(SHAPE.first()));
    }

    @Test
    void funnelCountsWhoReachesEachStepAndWhoFulfilsItAlone() throws SQLException {
        assertThat(answer(questions().funnel("").sql()))
                .satisfies(figures -> assertThat(figures.getFirst()).isEqualTo(300))
                .isEqualTo(answer("""
                        with fulfilled (step, member_id) as (
                            select 1, member_id from bench.event where type = 'member.joined'
                            union
                            select 2, member_id from bench.event where type = 'message.posted' and reply
                            union
                            select 3, member_id from bench.event where type = 'message.posted'
                             group by member_id having count(*) >= 5
                            union
                            select 4, member_id from bench.event where type in ('message.posted', 'reaction.added')
                             group by member_id having count(distinct date_trunc('week', time)) >= 3
                        )
                        select unnest(array[
                                   (select count(*) from (select member_id from fulfilled f where f.step <= s
                                                           group by member_id having count(*) = s) through),
                                   (select count(*) from fulfilled f where f.step = s)])
                          from generate_series(1, 4) s"""));
    }

    @Test
    void whoNeverJoinedFulfilsOtherStepsOfTheFunnelAlone() throws SQLException {
        var other = new Community(UUID.fromString("00000000-0000-7000-8000-000000000002"), "other", ZoneId.of("UTC"));
        // one replies in five weeks, another one only writes on five days of a week
        database.execute("""
                insert into bench.event
                select '%1$s'::uuid, md5('reply' || n)::uuid, 'message.posted', timestamptz '%2$s' + n * interval '7 days',
                       md5('one')::uuid, -1, true
                  from generate_series(0, 4) n
                union all
                select '%1$s'::uuid, md5('message' || n)::uuid, 'message.posted', timestamptz '%2$s' + n * interval '1 day',
                       md5('another')::uuid, -2, false
                  from generate_series(0, 4) n""".formatted(other.id(), SHAPE.first()));
        try {
            assertThat(answer(
                            new Questions(new History(other, SHAPE)).funnel("").sql()))
                    .containsExactly(0L, 0L, 0L, 1L, 0L, 2L, 0L, 1L);
        } finally {
            database.execute("delete from bench.event where community_id = '%s'".formatted(other.id()));
        }
    }

    @Test
    void leadersAndCountsAddUp() throws SQLException {
        assertThat(answer(questions().leaders().sql())).hasSize(100).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(answer(questions().counts().sql()).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(number("select count(*) from bench.event where type <> 'member.joined' and time >= '"
                        + SHAPE.last().minusDays(89) + "'"));
    }

    private static List<Long> retained(LocalDate first) throws SQLException {
        return answer("""
                select count(distinct j.member_id)
                  from bench.event j
                  join bench.event a on a.member_id = j.member_id and a.type in ('message.posted', 'reaction.added')
                   and date_trunc('week', a.time) >= date_trunc('week', j.time)
                 where j.type = 'member.joined' and j.time >= '%s'
                 group by date_trunc('week', j.time), date_trunc('week', a.time)
                 order by date_trunc('week', j.time), date_trunc('week', a.time)""".formatted(first));
    }

    private static Questions questions() {
        return new Questions(new History(COMMUNITY, SHAPE));
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
