package org.communityops.kpi.fact;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import org.communityops.kpi.community.Community;

/** The dense numbers of members, and the days on which they joined. */
@ApplicationScoped
public class Members {
    private final MemberNumberRepository numbers;
    private final AgroalDataSource requests;

    Members(MemberNumberRepository numbers, AgroalDataSource requests) {
        this.numbers = numbers;
        this.requests = requests;
    }

    /** The ids of members by their numbers, for a request. */
    public Map<Integer, UUID> ids(UUID community, Collection<Integer> wanted) {
        try (var connection = requests.getConnection()) {
            return numbers.ids(connection, community, wanted);
        } catch (SQLException e) {
            throw new IllegalStateException("Members not read", e);
        }
    }

    /** The ids of members with the given numbers that come after an id, ascending. */
    public List<UUID> ids(UUID community, int[] wanted, UUID after, int limit) throws SQLException {
        try (var connection = requests.getConnection()) {
            return numbers.ids(connection, community, wanted, after, limit);
        }
    }

    /**
     * The numbers of the members who arrived over a channel: the one that their latest {@code channel.touched} up to their
     * first {@code member.joined} names, or that event itself.
     */
    public int[] arrivedOver(UUID community, String channel) throws SQLException {
        try (var connection = requests.getConnection()) {
            return numbers.arrivals(connection, community, channel).keySet().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    /** The channel that each member arrived over, by number; who arrived over none is missing. */
    public Map<Integer, String> arrivals(UUID community) throws SQLException {
        try (var connection = requests.getConnection()) {
            return numbers.arrivals(connection, community, null);
        }
    }

    /**
     * The numbers of members; those who have none yet get the next ones of their community.
     *
     * @param communities the locked communities of the members, whose last numbers are raised here
     */
    public Map<Member, Integer> number(Connection feed, Map<UUID, Community> communities, Set<Member> members)
            throws SQLException {
        var known = new HashMap<>(numbers.find(feed, members));
        var fresh = new LinkedHashMap<Member, Integer>();
        for (var member : members) {
            if (!known.containsKey(member)) {
                var community =
                        communities.computeIfPresent(member.communityId(), (_, c) -> c.numbered(c.members() + 1));
                if (community == null) {
                    throw new IllegalArgumentException("Community is not locked: " + member.communityId());
                }
                fresh.put(member, community.members());
            }
        }
        if (!fresh.isEmpty()) {
            numbers.insert(feed, fresh);
        }
        known.putAll(fresh);
        return known;
    }

    /** Brings the join days up to date with facts that came in. */
    public List<JoinMove> joined(Connection feed, Collection<Fact> added) throws SQLException {
        var joins = joins(added);
        return joins.isEmpty() ? List.of() : numbers.join(feed, joins);
    }

    /** Brings the join days up to date with facts that were taken back. */
    public List<JoinMove> unjoined(Connection feed, Collection<Fact> retracted) throws SQLException {
        var joins = joins(retracted);
        return joins.isEmpty() ? List.of() : numbers.rejoin(feed, joins);
    }

    /** Hands out every member who joined, with the day. */
    public void eachJoined(Connection feed, UUID community, ObjIntConsumer<LocalDate> consumer) throws SQLException {
        numbers.eachJoined(feed, community, consumer);
    }

    /** Looks up the join days of all members of a community again, as days of a zone. */
    public void redate(Connection feed, UUID community, ZoneId zone) throws SQLException {
        numbers.redate(feed, community, zone);
    }

    private static List<Fact> joins(Collection<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.type().equals(ActivityTypes.MEMBER_JOINED))
                .toList();
    }
}
