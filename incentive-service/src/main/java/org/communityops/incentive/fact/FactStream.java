package org.communityops.incentive.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads the facts of a whole community, a few members at a time, in bounded memory. */
@ApplicationScoped
public class FactStream {
    private static final String WHERE = " where f.community_id = ? and f.day between ? and ? and f.type = any (?)";
    private static final String COUNT = "select count(*) from fact f" + WHERE;
    private static final String BY_MEMBER = FactRows.COLUMNS + WHERE + " order by f.member_id, f.day";
    private static final int AT_ONCE = 2_000;

    private final FactRows rows;

    FactStream(FactRows rows) {
        this.rows = rows;
    }

    /** What is read: days with both ends included. */
    public record Extent(UUID communityId, LocalDate from, LocalDate to, Set<String> types) {}

    /** Takes the facts of one member, in the order of days. */
    public interface Reader {
        void read(UUID memberId, List<Fact> facts) throws SQLException;
    }

    /** How many facts there are. */
    public long count(Connection connection, Extent extent) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            bind(query, extent);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /**
     * Hands over the facts member by member, retracted ones included.
     *
     * @param connection in a transaction, since only there rows are fetched bit by bit
     */
    public void read(Connection connection, Extent extent, Reader reader) throws SQLException {
        try (var query = connection.prepareStatement(BY_MEMBER)) {
            bind(query, extent);
            query.setFetchSize(AT_ONCE);
            var facts = new ArrayList<Fact>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var fact = rows.fact(row);
                    if (!facts.isEmpty() && !facts.getFirst().memberId().equals(fact.memberId())) {
                        reader.read(facts.getFirst().memberId(), List.copyOf(facts));
                        facts.clear();
                    }
                    facts.add(fact);
                }
            }
            if (!facts.isEmpty()) {
                reader.read(facts.getFirst().memberId(), List.copyOf(facts));
            }
        }
    }

    private static void bind(PreparedStatement query, Extent extent) throws SQLException {
        query.setObject(1, extent.communityId());
        query.setObject(2, extent.from());
        query.setObject(3, extent.to());
        query.setArray(
                4, query.getConnection().createArrayOf("text", extent.types().toArray()));
    }
}
