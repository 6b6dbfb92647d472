package org.communityops.kpi.segment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.Members;
import org.communityops.kpi.retention.RetentionCells;
import org.communityops.kpi.rollup.MemberGroup;
import org.roaringbitmap.RoaringBitmap;

/** The use cases of segments. */
@ApplicationScoped
public class Segments {
    /** A series by segment has a part for each. */
    private static final int MOST = 100;

    private final AgroalDataSource requests;
    private final SegmentRepository segments;
    private final RetentionCells cells;
    private final Communities communities;
    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    Segments(
            AgroalDataSource requests,
            SegmentRepository segments,
            RetentionCells cells,
            Communities communities,
            Members members,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.segments = segments;
        this.cells = cells;
        this.communities = communities;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The members of each segment, by name; members may be in several. */
    public List<MemberGroup> groups(Community community) {
        try (var connection = requests.getConnection()) {
            return segments.groups(connection, community.id());
        } catch (SQLException e) {
            throw new IllegalStateException("Segments not read", e);
        }
    }

    /** Saves who is behind a cell now; a problem (422) when that is nobody, 409 when the name is taken or there are too many. */
    @Transactional(rollbackOn = Exception.class)
    Segment create(Community community, CreateSegment request) throws SQLException {
        var behind = behind(community, request);
        if (behind.isEmpty()) {
            throw ProblemException.invalid("/from", "empty", "Nobody is behind this cell");
        }
        var segment = new Segment(
                Ids.next(),
                request.name().strip(),
                request.from(),
                Objects.requireNonNull(community.lastDay()),
                behind.getCardinality(),
                now());
        try (var connection = requests.getConnection()) {
            // First, since it locks the community's row: then the segments can be counted.
            communities.revise(connection, community.id());
            if (segments.count(connection, community.id()) >= MOST) {
                throw new ProblemException(
                        ProblemType.CONFLICT, "A community has " + MOST + " segments at most; delete one first");
            }
            if (!segments.insert(connection, community.id(), segment, behind)) {
                throw new ProblemException(ProblemType.CONFLICT, "A segment of this name exists already");
            }
        }
        outbox.add(SegmentNews.saved(community.id(), segment));
        return segment;
    }

    /** A segment; a problem (404) when there is none. */
    Segment get(Community community, UUID id) throws SQLException {
        try (var connection = requests.getConnection()) {
            return segments.find(connection, community.id(), id)
                    .orElseThrow(() -> ProblemException.notFound("segment", id));
        }
    }

    /** Segments after a key, oldest first. */
    List<Segment> list(Community community, Instant createdAfter, UUID idAfter, int limit) throws SQLException {
        try (var connection = requests.getConnection()) {
            return segments.list(connection, community.id(), createdAfter, idAfter, limit);
        }
    }

    /** The ids of its members that come after an id, ascending; a problem (404) when there is no such segment. */
    List<UUID> members(Community community, UUID id, UUID after, int limit) throws SQLException {
        RoaringBitmap numbers;
        try (var connection = requests.getConnection()) {
            numbers = segments.members(connection, community.id(), id)
                    .orElseThrow(() -> ProblemException.notFound("segment", id));
        }
        return members.ids(community.id(), numbers.toArray(), after, limit);
    }

    /** Deletes it; a problem (404) when there is none. */
    @Transactional(rollbackOn = Exception.class)
    void delete(Community community, UUID id) throws SQLException {
        String name;
        try (var connection = requests.getConnection()) {
            communities.revise(connection, community.id());
            name = segments.delete(connection, community.id(), id)
                    .orElseThrow(() -> ProblemException.notFound("segment", id));
        }
        outbox.add(SegmentNews.deleted(community.id(), id, name, now()));
    }

    /** What is wrong with a cell is named where it stands in the request. */
    private RoaringBitmap behind(Community community, CreateSegment request) throws SQLException {
        try {
            return cells.members(community, request.from().retention());
        } catch (ProblemException e) {
            if (e.type().equals(ProblemType.NOT_FOUND)) {
                throw ProblemException.invalid("/from/retention/n", "no-data", "The data do not reach this cell");
            }
            throw new ProblemException(
                    e.type(),
                    e.detail(),
                    e.faults().stream()
                            .map(fault -> new Fault("/from/retention/" + fault.pointer(), fault.code(), fault.detail()))
                            .toList());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
