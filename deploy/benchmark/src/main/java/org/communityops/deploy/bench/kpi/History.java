package org.communityops.deploy.bench.kpi;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.communityops.deploy.bench.raw.RawDatabase;
import org.communityops.deploy.bench.testbed.Awaited;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.platform.Service;

/**
 * A community with invented activity. Its events are written by SQL, once as activity-service would keep them (for the raw
 * side) and once as facts of kpi-service; then the community moves to another time zone of the same time, on which
 * kpi-service builds all rollups anew from the facts, by its own code.
 */
record History(Community community, Shape shape) {
    private static final String FROM_ZONE = "Africa/Abidjan"; // at UTC all year round
    private static final String TO_ZONE = "UTC";

    /** With the index the facts of one community are found among the events of all. */
    private static final String TABLE = """
            create schema if not exists bench;
            create table if not exists bench.event (
                community_id uuid not null, id uuid not null, type text not null, time timestamptz not null,
                member_id uuid not null, number int not null, reply boolean not null);
            create index if not exists event_community_idx on bench.event (community_id);
            """;

    /**
     * Events in even steps of time. Members join over all days, the early ones stay the busiest. Two thirds of the
     * events are messages, a third of those replies; nearly all others are reactions.
     */
    private static final String EVENTS = """
            select setseed(0.42);
            with member as (
                select n as number, md5(n::text)::uuid as member_id,
                       timestamptz '%2$s' + greatest(0, n::float8 / %3$d - 0.2) / 0.8 * interval '%4$d days' as joined
                  from generate_series(0, %3$d - 1) n
            ), happened as materialized (
                select i, (i - 1)::float8 / %5$d as at, random() as who, random() as what, random() as how
                  from generate_series(1, %5$d) i
            ), numbered as (
                select i, timestamptz '%2$s' + at * interval '%4$d days' as time, what, how,
                       floor(%3$d * (0.2 + 0.8 * at) * who * who)::int as number
                  from happened
            )
            insert into bench.event
            select '%1$s'::uuid, (lpad(to_hex(i), 12, '0') || '70008000000000000000')::uuid,
                   case when what < 0.66 then 'message.posted' when what < 0.97 then 'reaction.added' else 'thread.started' end,
                   time, md5(number::text)::uuid, number, what < 0.66 and how < 0.33
              from numbered
            union all
            select '%1$s'::uuid, ('ffff' || lpad(to_hex(number), 8, '0') || '70008000000000000000')::uuid, 'member.joined', joined, member_id,
                   number, false
              from member;
            """;

    private static final String FACTS = """
            insert into member_number (community_id, member_id, number, joined_day)
            select community_id, member_id, number + 1, (time at time zone '%2$s')::date
              from bench.event where community_id = '%1$s' and type = 'member.joined';
            insert into fact (community_id, event_id, number, type, time, day, channel, reply, amount, retracted)
            select community_id, id, number + 1, type, time, (time at time zone '%2$s')::date,
                   'channel-' || mod(get_byte(uuid_send(id), 5), nullif(%3$d, 0)), reply, 1, false
              from bench.event where community_id = '%1$s';
            update community set members = (select count(*) from member_number where community_id = '%1$s')
             where community_id = '%1$s';
            """;

    /**
     * Writes the events of some communities, one after the other, and returns when kpi-service has all their rollups.
     *
     * @param shapes by the slug of the community
     * @return in the same order
     */
    static List<History> write(SequencedMap<String, Shape> shapes, Testbed testbed)
            throws IOException, InterruptedException, SQLException {
        var kpi = testbed.database(Service.KPI);
        var histories = new ArrayList<History>();
        for (var entry : shapes.entrySet()) {
            var shape = entry.getValue();
            testbed.console()
                    .progress("Writing history %d of %d, %,d events"
                            .formatted(histories.size() + 1, shapes.size(), shape.events()));
            var community = testbed.community(entry.getKey(), FROM_ZONE);
            testbed.awaitKnown(Service.KPI, community.path() + "/metrics/dau");
            writeEvents(kpi, community.id(), shape);
            kpi.execute(FACTS.formatted(community.id(), FROM_ZONE, shape.channels()));
            histories.add(new History(community, shape));
        }
        kpi.execute("vacuum analyze fact, member_number");
        move(histories, testbed);
        return histories;
    }

    static void writeEvents(RawDatabase database, UUID community, Shape shape) throws SQLException {
        database.execute(TABLE);
        database.execute(EVENTS.formatted(community, shape.first(), shape.members(), shape.days(), shape.events()));
    }

    /** The index from which SQL can answer everything without looking at the table; to be made after the last history. */
    static void index(RawDatabase kpi) throws SQLException {
        kpi.execute("create index if not exists event_covering_idx on bench.event (community_id, type, time)"
                + " include (member_id)");
        kpi.execute("vacuum analyze bench.event");
    }

    /** The same for questions that ask which messages answer others; larger, so not for those that do not. */
    static void indexReplies(RawDatabase kpi) throws SQLException {
        kpi.execute("create index if not exists event_reply_idx on bench.event (community_id, type, time)"
                + " include (member_id, reply)");
    }

    /** Before more histories are written: rows are written faster without indexes. */
    static void dropIndexes(RawDatabase kpi) throws SQLException {
        kpi.execute("drop index if exists bench.event_covering_idx, bench.event_reply_idx");
    }

    private static void move(List<History> histories, Testbed testbed) throws IOException, InterruptedException {
        try (var members = testbed.api(Service.MEMBER);
                var kpi = testbed.api(Service.KPI)) {
            for (var history : histories) {
                members.patch(history.community().path(), Map.of("timeZone", TO_ZONE));
            }
            for (var i = 0; i < histories.size(); i++) {
                var asked = histories.get(i).community().path() + "/metrics/dau?from="
                        + histories.get(i).shape().last();
                new Awaited(
                                "kpi-service has built rollups %d of %d".formatted(i + 1, histories.size()),
                                testbed.console())
                        .until(() ->
                                TO_ZONE.equals(kpi.get(asked).path("timeZone").asText()));
            }
        }
    }
}
