package org.communityops.kpi.community;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What the features of this service ask about communities, and the door to their locks. */
@ApplicationScoped
public class Communities {
    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    private final AgroalDataSource requests;
    private final CommunityRepository communities;

    Communities(AgroalDataSource requests, CommunityRepository communities) {
        this.requests = requests;
        this.communities = communities;
    }

    /** A community that member-service has told of; a problem (404) when there is none. */
    public Community get(UUID id) {
        try (var connection = requests.getConnection()) {
            return communities.find(connection, id).orElseThrow(() -> ProblemException.notFound("community", id));
        } catch (SQLException e) {
            throw new IllegalStateException("Community not read", e);
        }
    }

    /** The first communities that the caller may know of and that member-service has told of, in the order of their ids. */
    public List<Community> first(int limit) {
        try (var connection = requests.getConnection()) {
            return communities.first(connection, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("Communities not read", e);
        }
    }

    /** Locks communities until the transaction ends, in the order of their ids; unknown ones come to be. */
    public Map<UUID, Community> lock(Connection feed, Collection<UUID> ids) throws SQLException {
        var locked = communities.lock(feed, ids);
        if (locked.size() < ids.size()) {
            communities.insertMissing(feed, ids, DEFAULT_ZONE);
            locked = communities.lock(feed, ids);
        }
        return locked.stream().collect(Collectors.toMap(Community::id, Function.identity()));
    }

    /** Raises the revision for a request that changes figures which are not rollups. */
    public void revise(Connection request, UUID id) throws SQLException {
        communities.revise(request, id);
    }

    /** Stores the numbers given out and the days reached, and raises the revision. */
    public void advance(Connection feed, Collection<Community> changed) throws SQLException {
        communities.advance(feed, changed);
    }

    /** Stores how far a recount of a locked community has come; null: there is none any more. */
    public void recounting(Connection feed, UUID id, @Nullable Recounting recounting) throws SQLException {
        communities.recounting(feed, id, recounting);
    }

    /** Stores zone and days of a locked community whose rollups are new; ends its recount and raises the revision. */
    public void settle(Connection feed, Community community) throws SQLException {
        communities.settle(feed, community);
    }
}
