package org.communityops.kpi.scoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kpi.jdbc.ColumnArrays;
import org.jspecify.annotations.Nullable;

/** Scorings in the database. Requests see their community; the worker sees all. */
@ApplicationScoped
class ScoringRepository {
    private static final String COLUMNS =
            "community_id, week, version, zone, state, published, numbers, counted_to, scored_to, members, payers, currency, responders, failure, created_at, finished_at, attempt";
    // What failed is tried again; anything else that is there stays as it is. Weeks that are added together do not see
    // each
    // other, so all of them are told of unless a later one was there before.
    private static final String ADD = """
            insert into member_scoring (community_id, week, version, zone, state, published, created_at)
            select c.community_id, w.week, ?, c.zone, 'QUEUED',
                   not exists (select 1 from member_scoring l
                                where l.community_id = c.community_id and l.version = ? and l.week > w.week), ?
              from community c
              cross join unnest(?::date[]) w (week)
             where c.community_id = ?
            on conflict (community_id, week, version) do update
               set state = 'QUEUED', failure = null, finished_at = null
             where member_scoring.state = 'FAILED'""";
    // A community without an event for half a year is left alone until somebody asks.
    private static final String ADD_DUE = """
            insert into member_scoring (community_id, week, version, zone, state, published, created_at)
            select c.community_id, w.week, ?, c.zone, 'QUEUED', true, ?
              from community c
              cross join lateral (
                  select date_trunc('week', ?::timestamptz at time zone c.zone)::date - 7 as week
              ) w
             where c.slug is not null and c.first_day <= w.week + 6 and c.last_day > w.week - 182
            on conflict do nothing""";
    private static final String OF_WEEKS = "select " + COLUMNS
            + " from member_scoring where community_id = ? and version = ? and week between ? and ? order by week";
    private static final String PAGE = "select " + COLUMNS
            + " from member_scoring where community_id = ? and version = ? and week < ? order by week desc limit ?";
    private static final String LATEST = "select " + COLUMNS
            + " from member_scoring where community_id = ? and version = ? and state = 'DONE' order by week desc limit 1";
    // A week is compared with the one before, so the weeks of a community are scored one after the other.
    private static final String TAKE_UP = """
            update member_scoring s set state = 'RUNNING', attempt = s.attempt + 1, leased_until = ?
              from (
                  select community_id, week, version from member_scoring m
                   where (state = 'QUEUED' or state = 'RUNNING' and leased_until < ?)
                     and not exists (select 1 from member_scoring e
                                      where e.community_id = m.community_id and e.version = m.version
                                        and e.week < m.week and e.state in ('QUEUED', 'RUNNING'))
                   order by week, community_id limit 1 for update skip locked
              ) next
             where s.community_id = next.community_id and s.week = next.week and s.version = next.version
            returning\s""" + COLUMNS.replaceAll("(\\w+)", "s.$1");
    private static final String MINE =
            " where community_id = ? and week = ? and version = ? and state = 'RUNNING' and attempt = ?";
    private static final String HOLD = "update member_scoring set leased_until = ?" + MINE + " returning " + COLUMNS;
    private static final String BEGIN = """
            update member_scoring s
               set numbers = (select members from community c where c.community_id = s.community_id)""" + MINE;
    private static final String COUNTED = "update member_scoring set counted_to = ?" + MINE;
    private static final String SUMMARISED =
            "update member_scoring set members = ?, payers = ?, currency = ?, responders = ?" + MINE;
    private static final String SCORED = "update member_scoring set scored_to = ?" + MINE;
    private static final String FINISH = "update member_scoring set state = 'DONE', finished_at = ?" + MINE;
    private static final String FAIL =
            "update member_scoring set state = 'FAILED', failure = ?, finished_at = ?" + MINE;

    /** Adds the weeks that are not there, and asks again for those that failed. */
    void add(Connection requests, UUID community, Collection<LocalDate> mondays, Instant now) throws SQLException {
        try (var insert = requests.prepareStatement(ADD)) {
            insert.setInt(1, Scoring.VERSION);
            insert.setInt(2, Scoring.VERSION);
            insert.setObject(3, utc(now));
            ColumnArrays.bind(insert, mondays, 4).column("date", monday -> monday);
            insert.setObject(5, community);
            insert.executeUpdate();
        }
    }

    /**
     * Adds the week that was the last one to be over at a moment, for every community with data.
     *
     * @param over the moment
     */
    void addDue(Connection feed, Instant over, Instant now) throws SQLException {
        try (var insert = feed.prepareStatement(ADD_DUE)) {
            insert.setInt(1, Scoring.VERSION);
            insert.setObject(2, utc(now));
            insert.setObject(3, utc(over));
            insert.executeUpdate();
        }
    }

    /** Earliest first. */
    List<Scoring> ofWeeks(Connection requests, UUID community, LocalDate from, LocalDate to) throws SQLException {
        try (var query = requests.prepareStatement(OF_WEEKS)) {
            query.setObject(1, community);
            query.setInt(2, Scoring.VERSION);
            query.setObject(3, from);
            query.setObject(4, to);
            return scorings(query);
        }
    }

    /** Latest first. */
    List<Scoring> page(Connection requests, UUID community, LocalDate before, int limit) throws SQLException {
        try (var query = requests.prepareStatement(PAGE)) {
            query.setObject(1, community);
            query.setInt(2, Scoring.VERSION);
            query.setObject(3, before);
            query.setInt(4, limit);
            return scorings(query);
        }
    }

    /** The latest week that is done. */
    Optional<Scoring> latest(Connection requests, UUID community) throws SQLException {
        try (var query = requests.prepareStatement(LATEST)) {
            query.setObject(1, community);
            query.setInt(2, Scoring.VERSION);
            return scorings(query).stream().findFirst();
        }
    }

    /** The earliest that waits, or that somebody began and left. */
    Optional<Scoring> takeUp(Connection feed, Instant now, Instant leasedUntil) throws SQLException {
        try (var update = feed.prepareStatement(TAKE_UP)) {
            update.setObject(1, utc(leasedUntil));
            update.setObject(2, utc(now));
            return scorings(update).stream().findFirst();
        }
    }

    /** Keeps it, and tells how far it has come; empty when it is no longer the worker's. */
    Optional<Scoring> hold(Connection feed, Scoring mine, Instant leasedUntil) throws SQLException {
        try (var update = feed.prepareStatement(HOLD)) {
            update.setObject(1, utc(leasedUntil));
            bindMine(update, 2, mine);
            return scorings(update).stream().findFirst();
        }
    }

    /** Fixes how many members are looked at. */
    void begin(Connection feed, Scoring mine) throws SQLException {
        try (var update = feed.prepareStatement(BEGIN)) {
            bindMine(update, 1, mine);
            update.executeUpdate();
        }
    }

    void counted(Connection feed, Scoring mine, int number) throws SQLException {
        progress(feed, COUNTED, mine, number);
    }

    void summarised(Connection feed, Scoring mine, Scoring.Summary summary) throws SQLException {
        try (var update = feed.prepareStatement(SUMMARISED)) {
            update.setInt(1, summary.members());
            update.setInt(2, summary.payers());
            update.setString(3, summary.currency());
            update.setInt(4, summary.responders());
            bindMine(update, 5, mine);
            update.executeUpdate();
        }
    }

    void scored(Connection feed, Scoring mine, int number) throws SQLException {
        progress(feed, SCORED, mine, number);
    }

    void finish(Connection feed, Scoring mine, Instant now) throws SQLException {
        try (var update = feed.prepareStatement(FINISH)) {
            update.setObject(1, utc(now));
            bindMine(update, 2, mine);
            update.executeUpdate();
        }
    }

    void fail(Connection feed, Scoring mine, String why, Instant now) throws SQLException {
        try (var update = feed.prepareStatement(FAIL)) {
            update.setString(1, why);
            update.setObject(2, utc(now));
            bindMine(update, 3, mine);
            update.executeUpdate();
        }
    }

    private static void progress(Connection feed, String sql, Scoring mine, int number) throws SQLException {
        try (var update = feed.prepareStatement(sql)) {
            update.setInt(1, number);
            bindMine(update, 2, mine);
            update.executeUpdate();
        }
    }

    private static void bindMine(PreparedStatement update, int first, Scoring mine) throws SQLException {
        update.setObject(first, mine.communityId());
        update.setObject(first + 1, mine.monday());
        update.setInt(first + 2, mine.version());
        update.setInt(first + 3, mine.attempt());
    }

    private static List<Scoring> scorings(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var found = new ArrayList<Scoring>();
            while (rows.next()) {
                found.add(scoring(rows));
            }
            return found;
        }
    }

    private static Scoring scoring(ResultSet row) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Scoring(
                row.getObject("community_id", UUID.class),
                row.getObject("week", LocalDate.class),
                row.getInt("version"),
                ZoneId.of(row.getString("zone")),
                ScoringState.valueOf(row.getString("state")),
                row.getBoolean("published"),
                row.getObject("numbers", Integer.class),
                row.getInt("counted_to"),
                row.getInt("scored_to"),
                summary(row),
                row.getString("failure"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getInt("attempt"));
    }

    private static Scoring.@Nullable Summary summary(ResultSet row) throws SQLException {
        var members = row.getObject("members", Integer.class);
        return members == null
                ? null
                : new Scoring.Summary(
                        members, row.getInt("payers"), row.getString("currency"), row.getInt("responders"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
