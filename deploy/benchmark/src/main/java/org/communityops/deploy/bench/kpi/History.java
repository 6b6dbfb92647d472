package org.communityops.deploy.bench.kpi;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.deploy.bench.raw.RawDatabase;
import org.communityops.deploy.bench.testbed.Awaited;
import org.communityops.deploy.bench.testbed.Sizes;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.Installation;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.platform.Service;

/**
 * A community with half a year of invented activity. Its events are written by SQL, once as activity-service would keep them
 * (for the raw side) and once as facts of kpi-service; then the community moves to another time zone of the same time, on
 * which kpi-service builds all rollups anew from the facts, by its own code.
 *
 * @param events how many there are, joins not counted
 */
record History(Community community, int events) {
    /** A Monday. */
    static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    static final LocalDate LAST = FIRST.plusDays(Sizes.HISTORY_DAYS - 1);

    private static final String FROM_ZONE = "Africa/Abidjan"; // at UTC all year round
    private static final String TO_ZONE = "UTC";

    private static final String TABLE = """
            create schema if not exists bench;
            create table if not exists bench.event (
                community_id uuid not null, id uuid not null, type text not null, time timestamptz not null,
                member_id uuid not null, number int not null, reply boolean not null);
            """;

    /**
     * Events in even steps of time. Members join over the half year, the early ones stay the busiest. Two thirds of the
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
            insert into fact (community_id, event_id, number, type, time, day, reply, amount, retracted)
            select community_id, id, number + 1, type, time, (time at time zone '%2$s')::date, reply, 1, false
              from bench.event where community_id = '%1$s';
            update community set members = (select count(*) from member_number where community_id = '%1$s')
             where community_id = '%1$s';
            """;

    /** Writes the events and returns when kpi-service has its rollups. */
    static History write(String slug, int events, Testbed testbed)
            throws IOException, InterruptedException, SQLException {
        var members = testbed.sizes().historyMembers();
        testbed.console().progress("Writing a history of %,d events".formatted(events));
        var community = testbed.community(slug, FROM_ZONE);
        testbed.awaitKnown(Service.KPI, community.path() + "/metrics/dau");
        var kpi = testbed.database(Service.KPI);
        writeEvents(kpi, community.id(), members, events);
        kpi.execute(FACTS.formatted(community.id(), FROM_ZONE));
        kpi.execute("analyze fact");
        move(testbed.owner(), community);
        try (var api = testbed.api(Service.KPI)) {
            new Awaited("kpi-service has built its rollups", testbed.console())
                    .until(() -> TO_ZONE.equals(api.get(community.path() + "/metrics/dau?from=" + LAST)
                            .path("timeZone")
                            .asText()));
        }
        return new History(community, events);
    }

    static void writeEvents(RawDatabase database, UUID community, int members, int events) throws SQLException {
        database.execute(TABLE);
        database.execute(EVENTS.formatted(community, FIRST, members, Sizes.HISTORY_DAYS, events));
    }

    /** The index from which SQL can answer everything without looking at the table; to be made after the last history. */
    static void index(RawDatabase kpi) throws SQLException {
        kpi.execute("create index if not exists event_covering_idx on bench.event (community_id, type, time)"
                + " include (member_id)");
        kpi.execute("vacuum analyze bench.event");
    }

    private static void move(Installation owner, Community community) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient();
                var member = owner.api(Service.MEMBER, Patience.SHORT)) {
            var request = HttpRequest.newBuilder(member.base().resolve(community.path()))
                    .header("Authorization", "Bearer " + owner.key());
            var tag = client.send(request.copy().GET().build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            var moved = client.send(
                    request.header("If-Match", tag)
                            .header("Content-Type", "application/merge-patch+json")
                            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"timeZone\":\"" + TO_ZONE + "\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (moved.statusCode() != 200) {
                throw new IOException("The community cannot be moved: " + moved.body());
            }
        }
    }
}
